"""Search, measured: `python benchmarks/search.py`.

Prints how long the index takes to build (s), then the time to answer over typical and nasty queries
in both languages (ms: median, 95th percentile, maximum) and the slowest of them. To reach: every
answer within 30 ms.
"""

import statistics
import time

from southsouth import search, tables

TYPICAL = (
    "UNDP", "undp", "开发署", "联合国开发计划署", "Bali", "巴厘岛", "Brazil", "巴西", "Viet Nam", "Vietnam",
    "越南", "48", "paragraph 48", "第48段", "4 trillion", "4万亿美元", "13 000", "13,000", "2 700 万美元",
    "0.12%", "SS-GATE", "ss gate", "ESCAP", "亚太经社会", "68/230", "SSC/17/3", "Nairobi outcome document",
    "内罗毕成果文件", "recommendation 4", "建议4", "trust fund China", "中国 信托基金", "workshop 2012",
    "South-South cooperation", "南南合作", "look-alike numbers", "map", "地图", "caveats", "数据",
)  # fmt: skip
NASTY = (
    "", " ", "a", "1", "的", "联", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "0 1 2 3 4 5 6 7 8 9", "the of and in to for", "a" * 200, "合" * 200, "南南合作" * 50,
    "cooperation " * 20, "cooperatoin betwen contries of teh suoth", "巴西农业合作项目与中国信托基金",
    "\ud800\udfff\0", "‮UNDP", "مرحبا بالعالم", "👩‍🚀" * 60, "é̀̂" * 60, "ＵＮＤＰ　４８", "%' OR 1=1; --",
    "<script>alert(1)</script>", "ﷺ" * 200, "x" * 100_000,
)  # fmt: skip


def milliseconds(query: str, language: str) -> float:
    start = time.perf_counter()
    search.find(query, language)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    tables.everything()
    start = time.perf_counter()
    search.find("warm", "en")
    print(f"index of {len(search.entries())} entries built in {time.perf_counter() - start:.2f} s")
    times = {
        (query, language): statistics.median(milliseconds(query, language) for _ in range(5))
        for query in (*TYPICAL, *NASTY)
        for language in ("en", "zh")
    }
    for name, queries in (("typical", TYPICAL), ("nasty", NASTY)):
        taken = sorted(time for (query, _), time in times.items() if query in queries)
        percentile = taken[int(0.95 * (len(taken) - 1))]
        print(
            f"{name}: {len(queries)} queries, p50 {statistics.median(taken):.2f} ms, "
            f"p95 {percentile:.2f} ms, max {taken[-1]:.2f} ms (to reach: 30)"
        )
    for (query, language), taken in sorted(times.items(), key=lambda pair: -pair[1])[:5]:
        print(f"  {taken:.2f} ms {language} {query[:40]!a}")


if __name__ == "__main__":
    main()
