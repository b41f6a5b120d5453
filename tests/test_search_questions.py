"""Questions put in words have their answer first: who, how many, which, when and where."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import amounts, filters, paths, search, tables, web
from southsouth.folding import folded
from southsouth.measures import figures
from southsouth.search import asked, find, foreign, known, saying
from southsouth.search.named import Names

BALI, JIU = ("event", "bali-high-level-meeting-2012"), ("chart", "jiu-recommendations")
CAME, STATES = (("figure", f"p036-bali-{who}-2012") for who in ("participants", "countries"))
ESCAP, AFRICA = ("commission", "ESCAP"), ("cooperation", "p041-bra-africa")
ANGOLA = ("cooperation", "p043-bra-ago")
MENTIONS, SIZES = ("chart", "country-mentions-map"), ("chart", "commission-sizes")
YEARS = ("chart", "timeline-overview")
GIVERS, SUMS = ("chart", "cooperation-givers"), ("chart", "cooperation-sums")
TRADE = ("figure", "p002-south-trade-since-2011")
OFFICE, IBSA = ("cooperation", "p050-undp-unossc"), ("figure", "p056-ibsa-funding")
BEIJING, ADDIS = ("caveat", "p022-middle-income-list"), ("event", "addis-ababa-hunger-meeting-2013")
HALF, ILO_SHARE = ("recommendation", "jiu-9"), ("figure", "p047-ilo-regular-ssc-share-2012-2013")
JIU_6, POLICY = ("recommendation", "jiu-6"), ("event", "undp-policy-centre-brazil")
ILO, CHILD = ("cooperation", "p047-bra-ilo"), ("figure", "p052-ilo-child-labour-funding")
UNDP, LARGEST = ("organisation", "undp"), ("figure", "p056-ibsa-funding")
GOAL, LISTS = ("figure", "p050-unossc-fundraising-goal"), ("chart", "report-recommendations")
MEMBERS = ("figure", "p056-ibsa-countries")
VALUE = ("figure", "p003-ssc-value-2011")
CLIMATE = ("cooperation", "p037-caribbean-small-island-developing-states-of-asia-and-the-pacific")
WHO = ("organisation", "who")
POOREST, SHARES = ("event", "lima-ldc-ministerial-2013"), ("paragraph", "47")
QUESTIONS = {
    "秘书长反对哪条建议": JIU_6,
    "which countries paid ILO for South-South cooperation": ILO,
    "哪些国家资助劳工组织": ILO,
    "how much did Brazil give the ILO": CHILD,
    "巴西出了多少钱": CHILD,
    "巴西给安哥拉": ANGOLA,
    "par. 47": SHARES,
    "which recommendations on South-South cooperation were implemented": JIU,
    "有多少成员国参加了巴厘会议": STATES,
    "开发署在哪些国家设有政策中心": POLICY,
    "最大的一笔钱是多少": LARGEST,
    "0.5%的目标达到了吗": HALF,
    "哪些机构按比例拨款": SHARES,
    "climate change": CLIMATE,
    "16 billion": VALUE,
    "poorest countries": POOREST,
    "联检组建议了什么": JIU,
    "who hosts the UN Office for South-South Cooperation": UNDP,
    "南南合作办公室挂靠哪个机构": UNDP,
    "which countries are in the IBSA Fund": MEMBERS,
    "印巴南基金有哪些国家": MEMBERS,
    "biggest donor": GIVERS,
    "is China the biggest provider": GIVERS,
    "办公室要筹多少钱": GOAL,
    "百分之零点五": HALF,
    "half a per cent": HALF,
    "0,5 %": HALF,
    "Which recommendation does the Secretary-General oppose?": JIU_6,
    "Which recommendation did the Secretary-General argue against?": JIU_6,
    "秘书长不同意哪项建议": JIU_6,
    "Where are UNDP's policy centres?": POLICY,
    "In which countries does UNDP have policy centres?": POLICY,
    "开发署的政策中心设在哪里": POLICY,
    "what share of its budget does ILO give to South-South cooperation": ILO_SHARE,
    "What is the largest amount?": LARGEST,
    "What is the biggest sum for South-South cooperation?": LARGEST,
    "What is the smallest amount?": SUMS,
    "最小的一笔钱是多少": SUMS,
    "Was the 0.5 per cent target met?": HALF,
    "Did any agency reach half a per cent?": HALF,
    "百分之零点五的目标实现了吗": HALF,
    "Which agencies set aside a share of their budget?": SHARES,
    "哪些机构拨出固定比例的预算": SHARES,
    "What did the JIU recommend?": JIU,
    "秘书长提出了什么建议": LISTS,
    "What does the Secretary-General propose?": LISTS,
    "联合国南南合作办公室的东道机构是谁": UNDP,
    "Which body is host to UNOSSC?": UNDP,
    "How many members does RETOSA have?": ("figure", "p035-retosa-members"),
    "Who is behind the IBSA Fund?": MEMBERS,
    "Who is the largest donor?": GIVERS,
    "最大的捐助国": GIVERS,
    "中国是最大的提供方吗": GIVERS,
    "Does Brazil give more than any other country?": GIVERS,
    "Who gives more, Brazil or China?": GIVERS,
    "巴西和中国谁给得多": GIVERS,
    "Compare Brazil and China": ("country", "BRA"),
    "比较巴西和中国": ("country", "BRA"),
    "How much does the Office want to raise?": GOAL,
    "How much does UNOSSC intend to raise": GOAL,
    "巴西给劳工组织多少钱": CHILD,
    "How much money did Brazil give?": CHILD,
    "哪些国家向劳工组织出资": ILO,
    "Which countries fund the ILO's South-South cooperation?": ILO,
    "whom does China help": ("cooperation", "p043-chn-nga"),
    "how many experts are on the roster": ("figure", "p062-roster-experts"),
    "how many projects are listed on SS-GATE": ("figure", "p064-ss-gate-listed"),
    "技术产权交易所实施了多少项目": ("figure", "p064-ss-gate-implemented"),
    "how many people die from air pollution": ("figure", "p057-household-air-deaths"),
    "非洲每年多少人死于空气污染": ("figure", "p057-household-air-deaths"),
    "how much did WIPO spend": ("figure", "p049-wipo-project-spending"),
    "知识产权组织花了多少钱": ("figure", "p049-wipo-project-spending"),
    "when did the Special Unit become the Office": ("event", "unossc-renamed-2013"),
    "特设局何时升级为办公室": ("event", "unossc-renamed-2013"),
    "who became Special Envoy": ("event", "ssc-special-envoy-2014"),
    "how many partner countries does the IBSA Fund have": ("figure", "p056-ibsa-partner-countries"),
    "in which city was the 2012 Expo held": ("event", "global-ssd-expo-2012"),
    "2012年博览会在哪个城市举办": ("event", "global-ssd-expo-2012"),
    "气候变化": CLIMATE,
    "最穷的国家": POOREST,
    "160亿美元": VALUE,
    "$500 million": ("figure", "p047-ilo-extrabudgetary-2012-2013"),
    "办公室每年得到多少钱": ("figure", "p050-undp-yearly-funding"),
    "which member states took part in the Bali meeting": BALI,
    "how many member states came to the Bali meeting": STATES,
    "52 per cent": ("figure", "p002-fdi-share-2013"),
    "2.78%": ("figure", "p047-ilo-extrabudgetary-ssc-share-2012-2013"),
    "What does Brazil do for Africa?": AFRICA,
    "巴西为非洲做了什么": AFRICA,
    "中国对非洲有什么帮助": ("cooperation", "p045-chn-africa"),
    "中国给非洲多少钱": ("cooperation", "p045-chn-africa"),
    "谁给南南合作办公室出钱？": OFFICE,
    "谁为联合国南南合作办公室提供经费": OFFICE,
    "南南合作办公室的钱从哪里来": OFFICE,
    "Who funds the UN Office for South-South Cooperation?": OFFICE,
    "Who pays for UNOSSC?": OFFICE,
    "Where does UNOSSC get its money from?": OFFICE,
    "北京会议有什么疑点": BEIJING,
    "Is the Beijing meeting doubtful?": BEIJING,
    "doubts about the Beijing meeting": BEIJING,
    "第57段有什么疑点": ("caveat", "p057-secretariat-envoy"),
    "What is unclear in paragraph 36?": ("caveat", "p036-case-studies-note"),
    "Which meetings were held in Africa?": ADDIS,
    "哪些会议在非洲举行": ADDIS,
    "How much did India give?": IBSA,
    "印度给了多少钱": IBSA,
    "印度出资多少": IBSA,
    "how much does the ILO spend on South-South cooperation": (
        "figure",
        "p047-ilo-regular-ssc-2012-2013",
    ),
    "劳工组织在南南合作上花多少钱": ("figure", "p047-ilo-regular-ssc-2012-2013"),
    "印巴南基金支持了多少项目": ("figure", "p056-ibsa-partner-countries"),
    "Which UN bodies are in Geneva?": ("organisation", "jiu"),
    "哪些机构在日内瓦": ("organisation", "jiu"),
    "Which recommendations are addressed to UNDP?": ("recommendation", "jiu-6"),
    "哪些建议是给开发署的": ("recommendation", "jiu-6"),
    "谁在安哥拉帮忙": ANGOLA,
    "谁是联检组": ("organisation", "jiu"),
    "Does the report mention Cuba?": ("country", "CUB"),
    "哪些段落提到肯尼亚": ("paragraph", "22"),
    "Which paragraphs mention Bali?": ("paragraph", "36"),
    "What does paragraph fifty-seven say?": ("paragraph", "57"),
    "第三十六段讲什么": ("paragraph", "36"),
    "Who wrote the report?": ("paragraph", "0"),
    "报告是谁写的": ("paragraph", "0"),
    "What is A/69/153?": ("paragraph", "0"),
    "What is South-South cooperation?": ("page", "overview"),
    "什么是三角合作": ("page", "overview"),
    "印度和沙特阿拉伯有什么合作": ("cooperation", "p028-ind-sau"),
    "How do India and Saudi Arabia cooperate?": ("cooperation", "p028-ind-sau"),
    "Which countries got help?": ("chart", "cooperation-ends"),
    "Who is the biggest giver?": ("chart", "cooperation-givers"),
    "How much did UNDP give to the Office?": ("figure", "p050-undp-yearly-funding"),
    "how many members has ESCAP got": ESCAP,
    "粮农组织总部在哪": ("place", "rome"),
    "Which country hosts FAO?": ("place", "rome"),
    "建议九是什么": ("recommendation", "jiu-9"),
    "which numbers are wrong": ("page", "method"),
    "哪些活动没有日期": ("event", "un-sustainable-development-conference"),
    "which events are undated": ("event", "un-sustainable-development-conference"),
    "南非给了谁什么": ("cooperation", "p056-zaf-bdi"),
    "Which countries helped Africa": AFRICA,
    "who helps Africa?": AFRICA,
    "who supported CELAC": (
        "cooperation",
        "p055-eclac-community-of-latin-american-and-caribbean-states",
    ),
    "哪些国家帮助了非洲？": AFRICA,
    "谁向非洲提供援助": AFRICA,
    "巴西帮助谁": ANGOLA,
    "巴西帮助了哪些国家": ANGOLA,
    "Who does Brazil help?": ANGOLA,
    "who was helped by Brazil": ANGOLA,
    "whom Brazil helps": ANGOLA,
    "countries helped by Brazil": ANGOLA,
    "events in Kenya": ("country", "KEN"),
    "events in 2012": YEARS,
    "events in China 2013": ("country", "CHN"),
    "events in 2013 in China": ("country", "CHN"),
    "肯尼亚的活动": ("country", "KEN"),
    "2013年肯尼亚的活动": ("country", "KEN"),
    "2013年的活动": YEARS,
    "Who gives most?": GIVERS,
    "谁给得最多": GIVERS,
    "who helps whom": ("story", "who-helps-whom"),
    "谁帮助谁": ("story", "who-helps-whom"),
    "谁支持谁": ("story", "who-helps-whom"),
    "谁与谁合作": ("story", "who-helps-whom"),
    "巴厘岛": ("place", "bali"),
    "Bali island": ("place", "bali"),
    "Who pays for South-South cooperation?": SUMS,
    "谁为南南合作出资": SUMS,
    "who got help from Viet Nam": ("cooperation", "p043-vnm-tcd"),
    "did Brazil help Angola": ANGOLA,
    "越南帮助乍得": ("cooperation", "p043-vnm-tcd"),
    "安哥拉得到谁的帮助": ANGOLA,
    "who works with China?": ("cooperation", "p010-chn-south"),
    "中国与谁合作": ("cooperation", "p010-chn-south"),
    "how many recommendations were implemented": JIU,
    "which recommendations were not carried out?": JIU,
    "有多少条建议得到落实": JIU,
    "联检组建议落实了多少": JIU,
    "How much did China give FAO?": ("figure", "p048-fao-china-commitment"),
    "2013年博览会在哪里举行": ("event", "global-ssd-expo-2013"),
    "哪些建议没有落实": JIU,
    "报告有几条建议": JIU,
    "how many recommendations are there": JIU,
    "what became of recommendation 4": ("recommendation", "jiu-4"),
    "第4条建议落实了吗": ("recommendation", "jiu-4"),
    "what does the report recommend": ("chart", "report-recommendations"),
    "who are the members of ESCAP?": ESCAP,
    "亚太经社会有哪些成员？": ESCAP,
    "谁是亚太经社会成员": ESCAP,
    "谁属于欧洲经委会": ("commission", "ECE"),
    "status of recommendations": JIU,
    "status of the JIU recommendations": JIU,
    "what became of the recommendations": JIU,
    "what happened to the recommendations?": JIU,
    "建议落实情况": JIU,
    "联检组建议的落实情况": JIU,
    "建议落实得怎么样": JIU,
    "how many members does ECA have": ("commission", "ECA"),
    "which commissions is Turkey a member of": ("country", "TUR"),
    "土耳其属于哪些委员会": ("country", "TUR"),
    "is Indonesia a member of ESCAP": ("country", "IDN"),
    "what is the largest commission": SIZES,
    "哪个委员会最大": SIZES,
    "how many people attended the Bali meeting": CAME,
    "number of participants in the 2012 Bali meeting": CAME,
    "巴厘会议有多少人参加": CAME,
    "多少人参加巴厘会议": CAME,
    "2012年巴厘会议与会人数": CAME,
    "how many countries took part in the meeting in Bali": STATES,
    "巴厘会议有多少国家参加": STATES,
    "how many people attended the conference in Dili": (
        "event",
        "dili-development-conference-2013",
    ),
    "when was the Bali meeting": BALI,
    "where did the Bali meeting take place": BALI,
    "who organized the Bali meeting": BALI,
    "巴厘会议在哪里举行": BALI,
    "谁主办了巴厘会议": BALI,
    "where is ESCAP based": ("place", "bangkok"),
    "亚太经社会总部在哪里": ("place", "bangkok"),
    "which meetings were held in 2013": YEARS,
    "2013年有哪些会议": YEARS,
    "what happened in Nairobi": ("place", "nairobi"),
    "内罗毕发生了什么": ("place", "nairobi"),
    "which country is named most often": MENTIONS,
    "哪个国家被提到最多": MENTIONS,
    "how many countries does the report name": MENTIONS,
    "which country gives the most": ("chart", "cooperation-givers"),
    "which organisation is named most": ("chart", "organisation-mentions"),
    "what does UNDP do": ("organisation", "undp"),
    "开发署做什么": ("organisation", "undp"),
    "which figures are doubtful": ("page", "method"),
    "哪些数字存疑": ("page", "method"),
    "uncertain": ("page", "method"),
    "what is unreliable in the report": ("page", "method"),
    "不确定": ("page", "method"),
    "which documents does the report cite": ("document", "a-res-68-230"),
    "How much is South-South trade worth": TRADE,
    "what is the value of South-South trade": TRADE,
    "South-South trade": TRADE,
    "trade between developing countries": TRADE,
    "南南贸易值多少": TRADE,
    "南南贸易价值多少": TRADE,
    "南南贸易额": TRADE,
    "南南贸易": TRADE,
    "发展中国家的贸易额": TRADE,
    "Which countries received money from the IBSA Fund?": ("cooperation", "p056-ind-bdi"),
    "Has recommendation 9 been met?": HALF,
    "why was recommendation 6 not implemented": JIU_6,
    "建议6为什么没有落实": JIU_6,
    "哪条建议没有落实": JIU,
    "what does the report say about energy": ("organisation", "srsg-se4all"),
    "largest recipient": ("chart", "cooperation-ends"),
    "最大的受援国": ("chart", "cooperation-ends"),
    "which country receives the most": ("chart", "cooperation-ends"),
    "Which country gave the least?": GIVERS,
    "members of IBSA": MEMBERS,
    "钱从哪里来": SUMS,
    "Where does the money come from?": SUMS,
    "0.12%": ILO_SHARE,
    "39 countries": ("figure", "p064-ss-gate-countries"),
    "How many people did Bali attract?": CAME,
    "巴厘会议来了多少人": CAME,
    "What does recommendation nine ask for?": HALF,
    "建议九要求什么": HALF,
    "who must carry out recommendation 4": ("recommendation", "jiu-4"),
    "建议4是给谁的": ("recommendation", "jiu-4"),
    "开发署给办公室多少钱": ("figure", "p050-undp-yearly-funding"),
    "How much does UNDP give the Office per year": ("figure", "p050-undp-yearly-funding"),
    "how much did China give in total": ("figure", "p048-fao-china-commitment"),
    "which country held the most events": ("chart", "events-map"),
    "earliest event": ("event", "un-tcdc-conference-1978"),
    "最近一次会议是什么时候": ("event", "istanbul-development-cooperation-conference-2014"),
    "which commission covers Turkey": ("country", "TUR"),
    "which is larger, ESCAP or ECA": ESCAP,
    "who paid for the 2013 Expo": ("cooperation", "p048-chn-gssd-expo"),
    "谁支持绿色工作": ("cooperation", "p024-ilo-developing-countries"),
    "马普托在哪个国家": ("place", "maputo"),
    "What is the ILO's regular budget?": ("figure", "p047-ilo-regular-budget-2012-2013"),
    "报告有什么错误": ("page", "method"),
    "did Russia pay": ("cooperation", "p047-rus-ilo"),
    "who hosts FAO": ("place", "rome"),
    "谁主管亚太经社会": ("place", "bangkok"),
    "how much did China give overall": ("figure", "p048-fao-china-commitment"),
    "how many recommendations have been implemented so far": JIU,
    "How do Angola and Brazil cooperate?": ANGOLA,
    "which organisations help Africa": ("cooperation", "p041-wfp-africa"),
    "51.5%": ("figure", "p002-fdi-share-2013"),
    "when was the Office established": ("event", "unossc-renamed-2013"),
    "when was the Pérez-Guerrero Trust Fund created": ("event", "pgtf-founded-1983"),
    "佩雷斯-格雷罗基金是哪一年成立的": ("event", "pgtf-founded-1983"),
    "when was the WFP centre in Brazil opened": ("event", "wfp-centre-brazil-2011"),
    "which African country did Brazil help": AFRICA,
    "巴西帮助了哪些非洲国家": AFRICA,
    "18th session": ("document", "hlc-18-decisions"),
    "who founded the IBSA Fund": MEMBERS,
    "谁创立了印巴南基金": MEMBERS,
    "how many countries are in SS-GATE": ("figure", "p064-ss-gate-countries"),
    "产权交易所有多少国家": ("figure", "p064-ss-gate-countries"),
    "when does the report date from": ("paragraph", "0"),
    "map of Africa": ("page", "map"),
    "非洲地图": ("page", "map"),
    "which country is Maputo in": ("place", "maputo"),
    "告诉我关于肯尼亚的事": ("country", "KEN"),
    "countries of Africa": ("country", "ZAF"),
    "how many African countries are named": ("country", "ZAF"),
    "非洲国家": ("country", "ZAF"),
    "非洲有多少国家": ("country", "ZAF"),
    "European countries": ("country", "RUS"),
    "list of LDCs": ("country", "AGO"),
    "最不发达国家有哪些": ("country", "AGO"),
    "How many Expos have there been?": YEARS,
    "博览会举办了几次": YEARS,
    "donor countries": GIVERS,
    "捐助国有哪些": GIVERS,
    "Is India a donor or a recipient?": ("country", "IND"),
    "德国被提到了吗": ("country", "DEU"),
    "Where is the headquarters of the World Bank": ("place", "washington-dc"),
    "How many of the 12 recommendations were implemented": JIU,
    "十二项建议中有几项落实": JIU,
    "twelve recommendations": ("story", "twelve-recommendations"),
    "四十六个国家": ("figure", "p036-bali-countries-2012"),
    "thirty trillion": ("figure", "p001-consumption-2025"),
    "三十万亿": ("figure", "p001-consumption-2025"),
    "16,1": ("chart", "money"),
    "thirteen partner countries": LARGEST,
    "what was South-South cooperation worth in 2011": VALUE,
    "二〇一一年南南合作价值多少": VALUE,
    "how many countries attended the Bali meeting in 2012": STATES,
    "36": ("paragraph", "36"),
    "Expo 2013 host": ("event", "global-ssd-expo-2013"),
    "2013 Expo host": ("event", "global-ssd-expo-2013"),
    "who hosted the 2013 Expo": ("event", "global-ssd-expo-2013"),
    "2013年博览会东道主": ("event", "global-ssd-expo-2013"),
    "Bali meeting venue": BALI,
    "阿联酋": ("country", "ARE"),
    "阿联酋 北京": ("event", "beijing-middle-income-meeting"),
    "68": ("paragraph", "68"),
    **dict.fromkeys(
        ("a third", "one third", "more than a third", "三分之一", "1/3"),
        ("figure", "p003-social-sector-share"),
    ),
    **dict.fromkeys(
        ("half", "nearly half", "近一半", "半数", "1/2"),
        ("figure", "p001-developing-share-world-gdp-2012"),
    ),
    "how many UN agencies are mentioned": ("chart", "organisation-functions"),
    "which organization gets mentioned the most": ("chart", "organisation-mentions"),
    "is the IBSA fund bigger than the Perez-Guerrero fund": ("figure", "p056-ibsa-funding"),
    "Which is bigger, IBSA or PGTF?": ("figure", "p056-ibsa-funding"),
    "how many recommendations did the JIU make": JIU,
    "联检组提出了多少条建议": JIU,
    "which recommendations failed": JIU,
    "what percentage of recommendations were implemented": JIU,
    "how many recomendations were implemented": JIU,
    "waht is triangular cooperation": ("page", "overview"),
    "Wich countries help Africa": AFRICA,
    "school feeding": ("event", "wfp-centre-brazil-2011"),
    "哪个国家捐款最多": GIVERS,
    "粮农组织收到中国多少钱": ("figure", "p048-fao-china-commitment"),
    "how much did FAO get from China": ("figure", "p048-fao-china-commitment"),
    "more than 10 million dollars": ("figure", "p047-ilo-extrabudgetary-ssc-2012-2013"),
    "less than $1 million": ("figure", "p047-ilo-regular-ssc-2012-2013"),
    "between 1 and 5 million dollars": ("figure", "p047-ilo-regular-ssc-2012-2013"),
    "100万到500万美元": ("figure", "p047-ilo-regular-ssc-2012-2013"),
    "50%以上": ("figure", "p002-fdi-share-2013"),
    "more than 13,000": ("figure", "p062-roster-experts"),
    **dict.fromkeys(
        (
            "events after 2012",
            "events between 2009 and 2011",
            "what happened between 2010 and 2011",
            "2012年以后的会议",
            "2009年至2011年的活动",
        ),
        YEARS,
    ),
    "Japan contribution": ("cooperation", "p042-jpn-africa"),
    "巴西的援助": ANGOLA,
    "how much is the UNDP contribution to UNOSSC per year": ("figure", "p050-undp-yearly-funding"),
    "countries that gave money": GIVERS,
    "chart of donors": GIVERS,
    "is USA member of ECLAC": ("country", "USA"),
    "twelfth recommendation": ("recommendation", "jiu-12"),
    "the 9th recommendation": HALF,
    "48th paragraph": ("paragraph", "48"),
    "rec 4": ("recommendation", "jiu-4"),
    "开发署在肯尼亚做什么": ("cooperation", "p022-undp-ken"),
    "What does UNDP do in Kenya?": ("cooperation", "p022-undp-ken"),
    "受援最多的国家": ("chart", "cooperation-ends"),
    "which meeting was the largest": BALI,
    "最大的会议": BALI,
    "fundraising target": ("figure", "p050-unossc-fundraising-goal"),
    "one million dollars": ("figure", "p047-ilo-regular-ssc-2012-2013"),
    "What did WIPO spend on South-South cooperation?": ("figure", "p049-wipo-project-spending"),
    "What did WIPO pay?": ("figure", "p049-wipo-project-spending"),
    "WIPO spend": ("figure", "p049-wipo-project-spending"),
    "知识产权组织在南南合作上花了什么": ("figure", "p049-wipo-project-spending"),
    "What did ILO spend on South-South cooperation?": ("figure", "p047-ilo-regular-ssc-2012-2013"),
    "What did the ILO allocate to South-South cooperation?": (
        "figure",
        "p047-ilo-regular-ssc-2012-2013",
    ),
    "劳工组织花了什么钱": ("figure", "p047-ilo-regular-ssc-2012-2013"),
    "How many members does UNDP have in 2014?": UNDP,
    "开发署2014年有多少成员": UNDP,
    "How many staff does UNDP have in 2014?": UNDP,
    "2014年开发署有多少工作人员": UNDP,
    "开发署有多少员工": UNDP,
    "How many people work for FAO?": ("organisation", "fao"),
    "How many members does ESCAP have in 2014?": ESCAP,
    **dict.fromkeys(
        ("one third of oil and gas", "a third of new oil and gas", "1/3 of oil and gas"),
        ("figure", "p057-africa-discovery-share"),
    ),
    "1/3 infrastructure": ("figure", "p003-social-sector-share"),
    "How many people in Africa have no electricity and how many die early each year from household air pollution?": (
        "figure",
        "p057-africa-without-electricity",
    ),
    "Which UN body hosts the Expo in 2013?": ("event", "global-ssd-expo-2013"),
    "How many countries are members of the Group of 77?": ("organisation", "g77-china"),
    "how many countries took part in the Beijing meeting": (
        "figure",
        "p022-beijing-meeting-countries",
    ),
    "What does the WHO do?": WHO,
    "WHO budget": WHO,
    "WHO money": WHO,
    "WHO预算": WHO,
    "How much did WHO pay?": WHO,
    "WHO GIVES MOST": GIVERS,
    "US contribution": ("country", "USA"),
    "how much did the UK give": ("country", "GBR"),
    "AU budget": ("organisation", "au"),
    "27 million US dollars": IBSA,
}
#: What the report does not tell, or not in these words.
UNTOLD = [
    "What share of FDI did India receive in 2013?",  # 52 per cent is that of all developing economies
    "half of the countries", "IT budget", "two fifths", "number of participants in Istanbul", "UNEP budget 2013", '"South-South" 52%',
    "2013年印度吸收了全球直接外资的多少", "What share of exports went South in 2008?", "2008年出口占多少", "share of trade in 2012", "What was world output in 2012?", "2012年世界产出多少", "How many people live in Africa in 2014?", "How many people died in 2012?", "2013年中国外国直接投资多少", "What share of trade is South-South?", "share of trade", "南南贸易占多少份额",
    "how much did Brazil give to Angola", "巴西给了安哥拉多少钱",
    "JIU recommendation 13", "建议13", "paras. 5-600",
    "how much did Germany give", "德国出了多少钱", "how many women took part in the Bali meeting",
    "who is the President of Brazil", "16 per cent", "$77 million", "77亿美元", "百分之八十",
    "how many children go to school in Angola", "布隆迪有多少医生", "What is the population of China?",
    "中国有多少人口", "which countries are in the World Bank", "开发署有多少员工",
"which countries oppose recommendation 4",
    "哪些国家反对建议4", "who hosts the World Cup", "how much did Kenya pay the ILO", "肯尼亚给了劳工组织多少钱",
    "Who funds the IBSA Fund?", "how much did the Expo cost", "when was the IBSA Fund set up", "77国集团有多少成员", "16 countries",
    "does the report mention climate change", "did Germany help Angola", "where is the IBSA Fund based", "办公室在哪里",
    "哪个国家帮助最多非洲", "哪一年最多会议在北京", "which funds support Burundi", "how many people came to the 2013 Beijing meeting",
    "when did South-South cooperation begin", "南南合作始于哪一年", "who founded UNDP", "谁创立了开发署", "zzz or qqq", "中国向非洲提供多少援助", "events in March 2013", "when was UNDP founded", "开发署何时成立", "联合国是什么时候成立的", "in which year was the JIU created", "how much has Norway given",
    "worth in 2013", "what was South-South trade worth in 2013", "2013年南南合作规模多大", "劳工组织2010年预算是多少",
    "how many countries attended the Bali meeting in 2010", "when was the Bali meeting in 2013", "foreign direct investment in 2012",
    "what happened in 1990", "1999年的会议", "members of the UN", "how many members does the UN have", "联合国有多少会员国",
    "what share of exports do developing countries have", "How many members does ASEAN have?", "EU", "Helen Clark", "39 people",
    "2013年博览会有多少人参加", "did UNDP help Kenya", "Tehran", "中国援助非洲多少钱", "over 100 trillion",
    "what share of its budget does UNDP give", "Which recommendations did UNDP reject?", "开发署反对哪条建议", "16 billion", "51.5%",
]  # fmt: skip


AMOUNTS = {
    "p056-ibsa-funding": [
        "$27 million", "US$27m", "US$ 27 million", "USD 27 million", "27 million", "27 million dollars",
        "27 mn", "$27,000,000", "27 000 000", "about $27 million", "2700万美元", "2,700万", "2 700万美元",
        "二千七百万美元", "两千七百万", "２７００万", "大约2700万美元",
    ],
    "p003-ssc-value-2011": ["16,1 billion", "$16.1 billion", "16.1bn", "161亿美元", "$19b", "190亿"],
    "p050-undp-yearly-funding": ["$3.5m", "3.5 million", "350万美元", "三百五十万美元"],
    "p049-wipo-project-spending": ["$700,000", "US$700k", "70万美元", "七十万"],
    "p047-ilo-ssc-budget-2014-2015": [
        "one and a half million", "a million and a half", "$1.5 million", "一百五十万"],
    "p047-ilo-regular-ssc-2012-2013": ["a million", "1 million dollars", "$1m"],
    "p001-southern-households-2025": ["600 million households", "6亿户"],
}  # fmt: skip


@pytest.mark.parametrize("figure", AMOUNTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_amount_has_its_figure_first_in_whichever_spelling(figure, language):
    for query in AMOUNTS[figure]:
        kind, hits = next(iter(find(query, language).groups.items()))
        assert (kind, hits[0].id) == ("figure", figure), query


@pytest.mark.parametrize("figure", AMOUNTS)
def test_the_words_that_narrow_the_figures_may_be_an_amount_in_whichever_spelling(figure):
    frame = tables.load("figures")
    for query in AMOUNTS[figure]:
        assert figure in figures.search(frame, query)["figure_id"].to_list(), query
    found = figures.search(frame, f"IBSA {AMOUNTS['p056-ibsa-funding'][0]}")
    assert found["figure_id"].to_list() == ["p056-ibsa-funding"]


@pytest.mark.parametrize(
    "text", ["0.5%", "0.5 per cent", "0.5 percent", "half a per cent", "half per cent", "百分之零点五", "百分之〇点五", "百分之半", "百分之0.5", "0.5个百分点", "０．５％"]
)  # fmt: skip
def test_a_share_is_read_in_whichever_spelling(text):
    assert amounts.amount(folded(text)) == (0.5, "percent")
    assert amounts.written(folded(text)).strip() == "0.5%"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("6亿美元", (6e8, "USD")), ("$27 million", (27e6, "USD")), ("27 million", (27e6, "")),
        ("half a million", (5e5, "")), ("two and a half billion dollars", (2.5e9, "USD")), ("a quarter of a million", (2.5e5, "")),
        ("three quarters of a million", (7.5e5, "")), ("半百万", (5e5, "")), ("半个亿", (5e7, "")), ("一亿五千万", (1.5e8, "")), ("1亿5千万美元", (1.5e8, "USD")),
        ("一万五千", (15e3, "")), ("一点五亿", (1.5e8, "")), ("a quarter", (25, "percent")), ("四分之一", (25, "percent")),
        ("two thirds", (66.6667, "percent")), ("4/3", None), ("the third", None), ("a third of africa", None), ("quarter", None),
        ("0.5% of trade in africa", None), ("27 million for angola", None),
    ],
)  # fmt: skip
def test_an_amount_is_of_its_unit_and_what_says_more_is_none(text, said):
    assert amounts.amount(folded(text)) == said


@pytest.mark.parametrize(
    "text", ["2013", "57", "para. 59b", "jiu-4", "48", "1,2", "m", "", "$", "万"]
)
def test_what_may_be_a_year_or_a_paragraph_is_no_amount(text):
    assert amounts.amount(folded(text)) is None
    assert amounts.written(folded(text)) == folded(text)


@settings(max_examples=300, deadline=None)
@given(st.text("$US0123456789.,mkb 万亿百千两二十美元 millionfor%百分之零点", max_size=60))
def test_any_amount_is_read_or_left(text):
    amounts.amount(folded(text))
    amounts.without(text)
    find(text, "en")


def test_a_name_may_be_said_without_united_nations_in_full():
    for said in ("UN Office for South-South Cooperation", "Office for South-South Cooperation", "Office"):  # fmt: skip
        [named] = (
            Names([e for e in search.entries() if e.kind == "organisation"], {})
            .read(folded(said))
            .named
        )
        assert named == (("organisation", "unossc"),)


def ids(question: str, kind: str) -> list[str]:
    return [hit.id for hit in find(question, "en").groups.get(kind, ())]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_question_has_its_answer_first(language):
    groups = {question: find(question, language).groups.items() for question in QUESTIONS}
    first = {
        own: next(((kind, hits[0].id) for kind, hits in found), None)
        for own, found in groups.items()
    }
    assert {own: found for own, found in first.items() if found != QUESTIONS[own]} == {}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_report_does_not_tell_finds_nothing_or_what_is_marked_as_no_more_than_near(
    language,
):
    answers = {question: find(question, language) for question in UNTOLD}
    assert [own for own, answer in answers.items() if answer.total and not answer.is_partial] == []


@pytest.mark.parametrize(
    ("question", "kind", "found"),
    [
        ("members of IBSA", "country", ["IND", "BRA", "ZAF"]),
        ("which commissions is Turkey a member of", "commission", ["ECE", "ESCAP"]),
        ("Which body is host to UNOSSC?", "paragraph", ["6", "61", "69"]),
        ("where is the IBSA Fund based", "caveat", []),
        ("How do Saudi Arabia and India cooperate?", "country", ["SAU", "IND"]),
        ("How much did China give FAO?", "cooperation", ["p048-chn-fao", "p048-chn-fao-funding-of-south-south-cooperation", "p048-chn-gssd-expo"]),
        ("doubts about IBSA", "caveat", ["p056-which-partners", "p056-yearly-or-so-far"]),
        ("doubts about recommendation 9", "caveat", ["p018-two-half-percents", "p047-far-below-half-percent"]),
        ("workshops in Kenya", "event", ["global-ssd-expo-2013"]),
        ("Which meetings were held in Africa?", "chart", ["events-map"]),
        ("compare ECE and ECA", "chart", ["commission-sizes"]),
        ("compare Brazil and China", "chart", ["cooperation-givers", "country-mentions-map"]),
        ("how many people came to the Beijing meeting", "figure", []),
        ("2%", "figure", []),
        ("$3 million", "figure", []),
        ("link", "recommendation", ["sg-7"]),
        ("expo", "paragraph", ["62", "63", "48", "64"]),
        ("health workers in Cuba", "paragraph", ["32"]),
        ("which paragraphs mention ESCAP", "paragraph", ["53", "54"]),
        ("what is UNCTAD", "event", ["unctad-south-south-trade-monitor-2-2013", "unctad-global-investment-trends-monitor-15-2014", "trade-and-development-report-2013", "trade-and-environment-review-2013", "economic-development-in-africa-2013"]),
        ("Which recommendations are addressed to UNDP?", "chart", ["recommendation-duties"]),
        ("who helped Southern Africa", "cooperation", ["p035-unwto-southern-africa", "p035-retosa-southern-africa", "p046-unido-zaf", "p046-uclg-zaf"]),
        ("events in Western Asia", "event", ["undp-policy-centre-turkey", "istanbul-development-cooperation-conference-2014", "doha-regional-expo-2013"]),
        ("paragraph 48 FAO", "event", ["fao-china-second-payment-2014", "global-ssd-expo-2013"]),
        ("了解", "event", []),
        ("UNOSSC host", "event", []),
        ("June 2013", "event", ["addis-ababa-hunger-meeting-2013", "addis-ababa-declaration-2013"]),
        ("2013年6月", "event", ["addis-ababa-hunger-meeting-2013", "addis-ababa-declaration-2013"]),
        ("June 2012", "event", ["urumqi-aquaculture-workshop-2012"]),
        ("May 2014", "figure", []),
        ("2013年11月", "event", ["lima-ldc-ministerial-2013", "lima-southern-firms-session-2013", "global-ssd-expo-2013"]),
        ("2012年6月5日", "event", ["urumqi-aquaculture-workshop-2012"]),
        ("June 5, 2012", "event", ["urumqi-aquaculture-workshop-2012"]),
        ("2013-06", "event", ["addis-ababa-hunger-meeting-2013", "addis-ababa-declaration-2013"]),
        ("March 2014", "figure", ["p051-wipo-evaluators-2014"]),
        ("1970s", "event", ["un-tcdc-conference-1978", "buenos-aires-plan-of-action-1978"]),
        ("1970年代", "event", ["un-tcdc-conference-1978", "buenos-aires-plan-of-action-1978"]),
        ("二十世纪七十年代", "event", ["un-tcdc-conference-1978", "buenos-aires-plan-of-action-1978"]),
        ("20世纪70年代", "event", ["un-tcdc-conference-1978", "buenos-aires-plan-of-action-1978"]),
        ("trade of LDCs", "paragraph", ["39", "31"]),
        ("knowledge sharing among countries", "paragraph", ["36"]),
        ("trade between developing countries", "caveat", ["p002-whose-trade"]),
        ("the 52%", "figure", ["p002-fdi-share-2013"]),
        ("of 52%", "story", []),
    ],
)  # fmt: skip
def test_an_answer_has_of_a_kind_these_in_this_order_and_no_other(question, kind, found):
    assert ids(question, kind) == found


@pytest.mark.parametrize(
    "question",
    [
        "$27 million", "27 million", "16.1 billion", "2.78%", "0.5%", "how many people die from air pollution",
        "how many people in Africa have no electricity", "paragraph 48 FAO", "第57段能源", "the report mentions",
    ],
)  # fmt: skip
def test_what_the_report_tells_is_not_marked_as_no_more_than_near(question):
    answer = find(question, "en")
    assert answer.total
    assert not answer.is_partial


@pytest.mark.parametrize("question", ["什么是南南合做", "为何南南合做"])
def test_a_question_of_which_nothing_else_is_known_is_not_corrected(question):
    assert find(question, "zh").instead == ""


@pytest.mark.parametrize("question", ["16 billion", "16%", "16 projects", "$16", "16亿美元"])
def test_a_number_with_its_unit_is_not_that_of_a_paragraph(question):
    assert "16" not in ids(question, "paragraph")


@pytest.mark.parametrize("question", ["0.5%的目标达到了吗", "Was the 0.5 per cent target met?"])
def test_whether_a_share_was_reached_finds_the_doubt_and_the_story_of_it(question):
    assert "p047-far-below-half-percent" in ids(question, "caveat")
    assert ids(question, "story") == ["asked-and-given"]


def test_what_is_given_by_one_alone_stands_before_what_several_gave():
    found = ids("How much did Brazil give?", "figure")
    assert found == ["p052-ilo-child-labour-funding", "p047-ilo-extrabudgetary-ssc-2012-2013", "p056-ibsa-funding"]  # fmt: skip


def links(**columns: str) -> list[str]:
    return tables.load("cooperation").filter(**columns)["link_id"].to_list()


@pytest.mark.parametrize("question", ["巴西帮助谁", "who does Brazil help"])
def test_whom_a_country_helps_is_all_that_it_provides_and_nothing_else(question):
    answer = find(question, "zh")
    found = ids(question, "cooperation")
    assert sorted(found) == sorted(links(provider="BRA", link_kind="provision"))
    assert set(answer.groups) == {"cooperation", "country", "page", "story"}


def test_who_helped_a_region_is_first_whoever_provides_to_it_then_to_countries_in_it():
    found = ids("which countries helped Africa", "cooperation")
    whole = links(partner="Africa", link_kind="provision", provider_kind="country")
    assert found[: len(whole)] == whole
    assert set(links(partner="AGO", link_kind="provision")) <= set(found[len(whole) :])
    assert links(partner="Asia", link_kind="provision")[0] not in found


def test_which_recommendations_were_implemented_is_the_chart_that_counts_them_and_the_list():
    question = "how many recommendations were implemented"
    done = tables.load("recommendations").filter(status="implemented")["recommendation_id"]
    assert ids(question, "recommendation") == done.to_list()
    assert ids(question, "chart") == ["jiu-recommendations"]


@pytest.mark.parametrize(
    "question", ["what became of the recommendations", "status of recommendations", "建议落实情况"]
)
def test_what_became_of_all_recommendations_is_the_chart_the_page_and_the_story(question):
    assert ids(question, "chart") == ["jiu-recommendations", "report-recommendations"]
    assert ids(question, "page") == ["recommendations"]
    assert ids(question, "story") == ["twelve-recommendations"]


@pytest.mark.parametrize(
    "question", ["2013年肯尼亚的活动", "events in Kenya 2013", "events in 2013 in Kenya"]
)
def test_events_of_a_country_and_year_are_those_alone(question):
    held = ["global-ssd-expo-2013", "ss-gate-wipo-green-partnership-2013"]
    assert sorted(ids(question, "event")) == held


@pytest.mark.parametrize(
    "question", ["Which workshops were held in China?", "中国举行了哪些讲习班"]
)
def test_a_kind_of_gathering_that_is_named_is_the_one_that_is_listed(question):
    assert ids(question, "event") == ["urumqi-aquaculture-workshop-2012"]


@pytest.mark.parametrize("question", ["events in July 2013", "2013年7月有什么会议"])
def test_events_of_a_month_are_those_alone(question):
    assert "hangzhou-poverty-conference-2013" in ids(question, "event")
    assert "global-ssd-expo-2013" not in ids(question, "event")


def test_meetings_of_a_year_are_every_gathering_of_it():
    met = ["conference", "meeting", "workshop", "summit", "exposition"]
    kinds = tables.load("events").select("event_id", "kind")
    found = kinds.filter(event_id=ids("meetings in 2013", "event")[0])
    assert found["kind"][0] in met
    assert len(ids("which meetings were held in 2013", "event")) == 15


@pytest.mark.parametrize(
    "question",
    ["participants Expo 2012", "Expo 2012 participants", "how many people at the Expo 2012", "2012年博览会与会者", "2012年博览会有多少人参加"],
)  # fmt: skip
def test_who_came_to_a_gathering_of_a_year_is_not_who_came_to_another(question):
    assert ids(question, "event") == ["global-ssd-expo-2012"]
    assert ids(question, "figure") == ["p063-expo-organisations"]
    assert find(question, "en").notes == ("The report does not say how many people took part.",)


def test_who_came_to_the_meetings_of_a_year_are_those_that_are_counted():
    for question in ("participants meeting 2012", "2012年会议与会者人数"):
        assert ids(question, "figure")[0] == "p036-bali-participants-2012"


@pytest.mark.parametrize(
    "question",
    ["trade between 2000 and 2010", "trade from 2000 to 2010", "trade 2000–2010", "trade over the period 2000-2010", "trade in the 2000s", "trade before 2005", "how much trade was there between 2000 and 2010", "2000年至2010年的贸易", "2010年之前的贸易"],
)  # fmt: skip
def test_years_beside_other_words_are_no_amount(question):
    assert first_of(question) == ("figure", "p002-south-trade-since-2011")
    assert "p050-unossc-fundraising-goal" not in ids(question, "figure")
    told = find(question, "en").notes
    assert [note for note in told if note.startswith("Nothing of what is found by the other")]


@pytest.mark.parametrize("question", ["Brazil between 2011 and 2013", "巴西2011年至2013年"])
def test_what_is_of_the_years_asked_for_stands_first(question):
    assert ids(question, "event")[:2] == ["wfp-centre-brazil-2011", "ilo-child-labour-americas-2009-2015"]  # fmt: skip
    assert find(question, "en").notes[0].startswith("First stands what is of the years asked for")
    assert "between 2000 and 2010 dollars" in said("between 2000 and 2010 dollars")


def test_a_question_that_says_more_than_a_rule_is_searched_for_by_its_words():
    names = Names([], {"Africa": "Africa"})
    assert [*asked.replies(names.read("which countries helped africa"))]
    assert not [*asked.replies(names.read("which countries helped africa with rice in 1990"))]


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("南南合做", "南南合作"),
        ("巴里会议", "巴厘会议"),
        ("发展中国佳", "发展中国家"),
        ("亚太经社委", "亚太经社会"),
        ("印度尼系亚", "印度尼西亚"),
    ],
)
def test_a_wrong_character_is_corrected_as_a_wrong_letter_is(query, instead):
    assert find(query, "zh").instead == instead
    assert find(query, "zh").groups == find(instead, "zh").groups


@pytest.mark.parametrize(("query", "near"), [("世贸组织", "世卫组织"), ("上合组织", "经合组织")])
def test_a_name_that_may_be_that_of_another_body_is_not_corrected_but_the_nearest_offered(
    query, near
):
    answer = find(query, "zh")
    assert answer.instead == ""
    assert answer.nearest == (near,)
    assert near not in {hit.text for hits in answer.groups.values() for hit in hits}


@pytest.mark.parametrize("query", ["SCO", "OAS", "WTO", "欧佩克"])
def test_an_acronym_is_the_beginning_of_no_word(query):
    assert find(query, "en").total == 0


@pytest.mark.parametrize("query", ["南南贸易额", "南南合作额", "南南贸易监", "发展中国家们"])
def test_one_character_more_is_not_a_wrong_one(query):
    assert find(query, "zh").instead == ""


def test_a_run_that_nothing_resembles_is_left_as_it_is():
    assert find("巴西和阿根廷的足球", "zh").instead == ""


def test_a_country_is_found_alike_in_both_languages_without_what_is_others():
    assert ids("印度尼西亚", "cooperation") == ids("Indonesia", "cooperation")
    own = tables.load("cooperation").filter(link_id="p022-undp-chn")
    assert own["link_id"][0] not in ids("印度", "cooperation")


def test_a_country_is_found_by_its_name_in_its_own_language():
    assert "BRA" in ids("Brasil", "country")
    assert set(links(paragraph=41, provider="BRA")) <= set(
        ids("hunger centre Brasil", "cooperation")
    )


def test_every_answer_is_an_entry():
    known = {(entry.kind, entry.id) for entry in search.entries()}
    for _, _, found in (*asked.COUNTED, *asked.FIRST):
        assert set(found) <= known


AGAIN = [
    "doubts about ", "有什么疑点", "is doubtful ", "第", "which paragraphs are ", "report is ", "在南南合作上花",

    "expo host ", "host of expo ", "博览会东道主", '"a" or ', "june–", "in june ", "2013年6月至", "World Union ", "非洲银行", "$27,000 ", "三百名", "年代",
    "哪个", "哪一个", "哪个最大", "何时举行", "提到有列出", "共有一共有",
    "what does the report ", "的钱", "百分之零点", "half a per cent of ", "哪些机构按比例预算", "compare and ",
    "最大的钱", "which country most named ", "16 billion ", "南南合作", "第48段", "$16 ", "where does have ",
    "when was held ", "who is are ", "how many events was were held ", "brazil or ", "china|", "-a ", "\"a\" ", "巴西或", "in 2013 ",
    "(-a ", "(NOT A) ", "AND ", "AND AND (-a) ", "--", "!a ", "(a or ", "(或", "（a或b）", "zero point five ", "two and a half ", "超过", "100万到", "between 1 and ", "half a ", "一万五千", "06/2012 ", "site:", "(a OR ", "unicef ", "share of ", "twelve ", "二十个", "countries are there in ", "非洲国家有哪些", "成立于", "founded in ", "is brazil a member of ", "中国是77国集团成员", "世界上有多少国家",
]  # fmt: skip
ANSWER = """import sys
from southsouth.search import find
for words in sys.argv[1:]:
    print(words, flush=True)
    find((words * 100)[:200], "en")
"""


def test_words_said_again_and_again_are_answered():
    """In a process of its own, which is ended: a pattern that tries every division never would be done."""
    done = subprocess.run(
        [sys.executable, "-c", ANSWER, *AGAIN],
        cwd=paths.ROOT, env=os.environ | {"PYTHONPATH": "."}, check=True, timeout=120,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == AGAIN


@pytest.mark.parametrize(
    ("query", "language"), [("which countries does Brazil help", "en"), ("巴西帮助哪些国家", "zh")]
)
def test_a_question_of_one_countrys_help_offers_the_country_its_cases_the_page_and_the_story(
    query, language
):
    groups = find(query, language).groups
    assert next(iter(groups)) == "cooperation"
    assert [hit.id for hit in groups["country"]] == ["BRA"]
    assert groups["cooperation"]
    assert groups["page"][0].id == "cooperation"
    assert groups["story"][0].id == "who-helps-whom"


@pytest.mark.parametrize(
    ("query", "language"),
    [("what became of the twelve recommendations", "en"), ("十二项建议落实了多少", "zh")],
)
def test_a_story_that_is_asked_for_stands_first(query, language):
    assert next(iter(find(query, language).groups)) == "story"


@pytest.mark.parametrize("year", ["2009", "2012", "2013"])
@pytest.mark.parametrize("question", ["what happened in {year}", "{year}年发生了什么"])
def test_events_of_a_year_are_those_of_the_timeline(question, year):
    """Those that run on since an earlier year were missed."""
    shown = filters.positions("events", filters.checked("events", [("from", year), ("to", year)]))
    assert len(ids(question.format(year=year), "event")) == len(shown)


def said(query: str) -> str:
    """What an answer says beside what it found, in the language of the query."""
    return " ".join(find(query, "en" if query.isascii() else "zh").notes)


#: Bodies that the report does not name, of which each word is found; and what it does name, or any sort of.
ABSENT = [
    "World Trade Organization", "world trade organization", "Shanghai Cooperation Organization", "African Union Commission",
    "Organization of American States", "Eurasian Economic Union", "Green Climate Fund", "New Development Bank",
]  # fmt: skip
ABSENT_ZH = [
    "阿拉伯国家联盟", "欧洲联盟", "欧亚联盟", "美洲国家组织", "世界贸易组织", "全球环境基金", "非洲开发银行", "上合组织", "七国集团",
]  # fmt: skip
PRESENT = [
    "World Tourism Organisation", "World Tourism Organization", "IBSA Fund", "Perez-Guerrero Trust Fund", "Trust Fund",
    "child labour programme", "regional commission", "World Food Programme", "African Union", "UN Women", "77国集团",
    "信托基金", "区域组织", "国际组织", "巴西机构", "高级别委员会", "非洲联盟", "世界旅游组织", "加勒比共同体", "联合国机构",
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("what was South-South trade worth in 2013", ["2013 alone", "since 2011"]),
        ("worth in 2013", ["of this for 2013", ": 2011"]),
        ("2013年南南合作规模多大", ["2013年", "2011年"]),
        ("how many countries attended the Bali meeting in 2010", ["2010", "2012"]),
        ("劳工组织2010年预算是多少", ["2010年", "2012—2013年"]),
        ("FDI share in 2013", []),
        ("FDI share in 2012", ["of this for 2012", ": 2013"]),
        ("what happened in 1990", ["no such event to 1990"]),
        ("events in Kenya in 1999", ["1999", "Kenya"]),
        ("1999年肯尼亚的活动", ["1999年", "肯尼亚"]),
        ("when was the Bali meeting in 2013", ["no such event to 2013"]),
        ("when was UNDP founded", ["does not say when", "UNDP"]),
        ("开发署何时成立", ["没有写明开发署成立于何时"]),
        ("countries of Africa", ["54", "7"]),
        ("南美国家", ["12", "3"]),
        ("how many countries are in the world", ["193"]),
        ("is Kenya a member of the UN", ["one of them: Kenya"]),
        ("Is China in Africa?", ["none of them: China"]),
        ("安哥拉是最不发达国家吗", ["安哥拉在其中"]),
        ("中国在非洲吗", ["中国不在其中"]),
        ("is Indonesia a member of ESCAP", []),
        ("亚洲国家有哪些", ["47", "15"]),
        ("how many members does the UN have", ["193", "36"]),
        ("77国集团有哪些成员", ["133", "24"]),
        ("七十七国集团的成员国", ["133", "24"]),
        ("Burma", ["Not named in the report: Myanmar"]),
        ("缅甸", ["没有提到缅甸"]),
        ("Persia", ["Iran"]),
        ("Vatican", ["neither", "Holy See"]),
        ("Western Sahara", ["neither", "Western Sahara"]),
        ("what did India give to Africa in 2012", ["2012 was not taken into account"]),
        ("2013年3月有什么活动", ["2013年3月"]),
        ("2013年8月", ["没有", "2013年8月"]),
        ("八月", ["没有", "八月"]),
        ("August 2013", ["Nothing here is dated to August 2013"]),
        ("March 2012", ["Nothing here is dated to March 2012"]),
        ("in August", ["Nothing here is dated to August"]),
        ("May 2013", []),
        ("2014年9月", ["没有", "2014年9月"]),
        ("6 June 2014", ["dated to 6 June 2014"]),
        ("2014年6月4日", ["没有", "2014年6月4日"]),
        ("5 June 2012", []),
        ("June 2014", []),
        ("08/2013", ["Nothing here is dated to August 2013"]),
        ("13/2012", ["no such date: “13/2012”"]),
        ("13/2013", ["no such date"]),
        ("2013-13", ["no such date"]),
        ("31 February 2013", ["no such date: “31 February 2013”"]),
        ("2013年13月", ["没有", "“2013年13月”"]),
        ("2013年2月30日", ["没有", "“2013年2月30日”"]),
        ("before 1970", ["no such event to that time"]),
        ("before 1990", []),
        ("1990年以前", []),
        ("2013年8月5日", ["没有", "2013年8月5日"]),
        ("5.8.2013", ["dated to 5 August 2013"]),
        ("13年8月", ["没有", "2013年8月"]),
        ("1999年", ["没有", "1999年"]),
        ("1999", ["dated to 1999"]),
        ("1960s", ["dated to the 1960s"]),
        ("1960年代", ["没有", "1960年代"]),
        ("北京2013年有什么会议", ["2013年", "北京"]),
        ("Soviet Union", ["former State"]),
        ("Commonwealth", ["None of these is named in the report"]),
        ("群岛", ["报告没有提到这些"]),
        ("Kingdom", []),
        *((name, ["No entry names", name]) for name in ABSENT),
        *((name, ["没有", name]) for name in ABSENT_ZH),
        *((name, []) for name in PRESENT),
        ("苏联", ["已不存在"]),
        ("Turkey", []),
        ("土耳其", []),
        ("how much has Norway given", ["No answer to this"]),
        ("How many members does ASEAN have?", ["No entry names “ASEAN”"]),
        ("Brazil -Angola", ["Left out", "“Angola”"]),
        ("China OR Brazil", ["any of these: “China”, “Brazil”"]),
        ("中国或巴西", ["“中国”“巴西”"]),
        ("-Angola", ["minus"]),
        ('"inspection joint"', ["word for word"]),
        ('"IBSA Fund" OR "Perez-Guerrero"', ["any of these: “IBSA Fund”, “Perez-Guerrero”."]),
        ('"child labour" or "school meals"', ["any of these"]),
        ('"IBSA Fund" or Burundi', ["“IBSA Fund”, “Burundi”"]),
        ("“巴厘” 或 “杭州”", ["“巴厘”“杭州”。"]),
        ('"Bali" "Hangzhou"', ["all of these word for word"]),
        ('"xyzzy" OR "Bali"', ["any of these"]),
        ('"Joint Inspection"', []),
        ("China -2013", ["Left out", "“2013”"]),
        ("中国 -2013年", ["已排除", "“2013年”"]),
        ("China NOT (Brazil OR India)", ["Left out", "“Brazil”, “India”"]),
        ("2012 -2013", []),
        ("除中国外 巴西", ["已排除", "“中国”"]),
        ("除中国外", ["减号"]),
        ("China not India", ["NOT in capitals"]),
        ("中国 not 印度", ["NOT"]),
        ("recommendations not implemented", []),
        ("€5", ["不识别“€”"]),
        ("{{7*7}}", ["not read: “{”, “*”, “}”"]),
        ("预算外资金", []),
        ("5%", ["No figure here is of this amount: “5%”"]),
        ("two fifths", ["of this amount: “two fifths”"]),
        ("one per cent", ["of this amount"]),
        ("$900,000", ["of this amount"]),
        ("百分之八十", ["没有", "“百分之八十”"]),
        ("half", []),
        ('"South-South" 52%', ["beside all else"]),
        ("number of participants in Istanbul", ["how many people took part"]),
        ("How many participants in Addis Ababa 2013?", ["how many people took part"]),
        ("How many countries took part in Urumqi in 2012?", ["how many countries took part"]),
        ("伊斯坦布尔会议有多少与会者", ["没有写明有多少人参加"]),
        ("乌鲁木齐讲习班有多少国家参加", ["没有写明有多少国家参加"]),
        ("how many countries took part in the Beijing meeting", []),
        ("UNEP budget 2013", ["no such figure for UNEP"]),
        ("WIPO income", ["no such figure for WIPO"]),
        ("share of UNDP", ["no such figure for UNDP"]),
        ("开发署的份额", ["没有给出开发署的此类数字"]),
        ("ILO share", []),
        ("开发署收入", ["没有给出开发署的此类数字"]),
        ("2013年环境署预算", ["没有给出环境署的此类数字"]),
        ("one third of oil and gas", []),
        ("How many countries are members of the Group of 77?", ["133", "24"]),
        (
            "How much did China give and where is ESCAP based?",
            ["“How much did China give”, “where is ESCAP based”"],
        ),
        ("(China OR Brazil) AND 2013", ["any of these: “China 2013”, “Brazil 2013”"]),
        ("（中国 OR 巴西） 2013年", ["“中国 2013年”“巴西 2013年”"]),
        ("((China OR Brazil) -2013) OR (UNDP)", ["Left out", "not read: “( )”"]),
        ("China (2013)", []),
        ("develop* site:un.org", ["not read: “site:”, “*”"]),
        ("year:2013 +Kenya", ["not read: “year:”, “+”"]),
        ("中国*", ["不识别“*”"]),
        ("UNICEF OR UNDP", ["No entry names “UNICEF”", "any of these"]),
        ("儿基会 OR 开发署", ["没有内容提到“儿基会”", "其中任何一项"]),
        ("UNICEF or UNDP", ["No entry names “UNICEF”"]),
        ("xyzzy OR UNDP", ["Not found anywhere here: “xyzzy”", "any of these"]),
        ("xyzzy OR qqq", ["Not found anywhere here: “xyzzy”, “qqq”."]),
        ("how much did China give FAO", []),
        ("UNICEF spending", ["No entry names “UNICEF”."]),
        ("儿基会支出", ["没有内容提到“儿基会”。"]),
        ("unicef", ["No entry names “unicef”."]),
        ("艾滋病规划署", ["没有内容提到"]),
        ("G7 in Kenya", ["No entry names “G7”", "not about it"]),
        ("difference between the IMF and the World Bank", ["No entry names “IMF”"]),
        ("World Bank spending", ["no such figure for World Bank"]),
        ("UNICEF and WTO budgets", ["No entry names “UNICEF”, “WTO”."]),
        ("UNICEF and UNDP", ["No entry names “UNICEF”"]),
        ("is Brazil a BRICS member", ["No entry names “BRICS”"]),
        ("UNIDO spending", ["no such figure for UNIDO"]),
        ("工发组织预算", ["没有给出工发组织的此类数字"]),
        ("what is the budget of FAO", ["no such figure for FAO"]),
        ("What did UNESCO spend on South-South cooperation?", ["no sum for what UNESCO"]),
        ("UNESCO spend", ["no sum for what UNESCO"]),
        ("What did FAO pay?", ["no sum for what FAO"]),
        ("教科文组织花了什么", ["教科文组织", "金额"]),
        ("What did WIPO spend on South-South cooperation?", []),
        ("How many members does UNDP have in 2014?", ["No answer to this"]),
        ("开发署2014年有多少成员", ["没有找到答案"]),
        ("How many staff does UNDP have in 2014?", ["how many people work for", "UNDP"]),
        ("2014年开发署有多少工作人员", ["开发署", "工作人员"]),
        ("How many members does ESCAP have in 2014?", []),
        (
            "how much did Brazil give to Angola in 2013",
            ["no sum", "2013 was not taken into account"],
        ),
        *(
            (query, [])
            for query in (
                "What share of exports went South in 2008?",
                "2008年出口占多少",
                "share of trade in 2012",
                "What was world output in 2012?",
                "2012年世界产出多少",
                "How many people live in Africa in 2014?",
                "How many people died in 2012?",
            )
        ),
        ("how many people in Africa lack electricity in 2012", ["of this for 2012"]),
        ("households in 2020", ["of this for 2020"]),
        ("2010年外国直接投资占多少", ["2010年", "2013年"]),
        (
            "How much did Panama contribute to ILO in 2013?",
            ["sum of all who gave", "Panama", "2013 alone", "2012–2013"],
        ),
        ("巴拿马2013年给劳工组织多少钱", ["合计", "巴拿马", "2012—2013年"]),
        ("How much did India give in 2013?", ["sum of all who gave", "India", "names no year"]),
        ("WHO budget", ["no such figure for WHO"]),
        ("WHO预算", ["没有给出世界卫生组织的此类数字"]),
        ("AU budget", ["no such figure for AU"]),
        ("How much does the WHO give?", ["No answer to this"]),
        ("US contribution", ["No answer to this"]),
        ("figures over 1 billion", ["“1 billion” or more"]),
        ("between 1 and 5 million dollars", ["from 1 million to 5 million"]),
        ("超过1000万美元的金额", ["“1000万美元”以上"]),
        ("events before 1970", ["no such event to that time"]),
        ("1970年以前的会议", ["没有日期在此期间"]),
        ("over 100 trillion", ["No figure here is in this range"]),
        ("more than 13,000", []),
        ("Kenya budget", ["no such figure for Kenya"]),
        ("WIPO spending", []),
        ("ILO budget", []),
        ("India share of IBSA fund", ["sum of all who gave", "India"]),
        ("Brazil contribution to the IBSA Fund", ["sum of all who gave", "Brazil"]),
        ("how much of the IBSA fund is from South Africa", ["sum of all who gave", "South Africa"]),
        ("印度在印巴南基金中的份额", ["合计", "印度"]),
        ("印巴南基金中印度出资多少", ["合计", "印度"]),
        ("how much did India give", ["sum of all who gave", "India"]),
        ("how much did Brazil give", []),
        ("how much did Brazil give to Angola", ["no sum", "Brazil"]),
        ("How much trade did Africa do since 2011?", ["no such figure for Africa"]),
        ("What share of world GDP did Africa produce in 2012?", ["no such figure for Africa"]),
        ("非洲2012年占世界GDP多少？", ["没有给出非洲的此类数字"]),
        ("what share of world GDP do LDCs have", ["no such figure for Least developed countries"]),
        ("how many people in Asia lack electricity", ["no such figure for Asia"]),
        ("How much foreign investment went to Africa in 2013?", ["no such figure for Africa"]),
        ("2013年亚洲外国直接投资多少", ["没有给出亚洲的此类数字"]),
        ("2013年中国外国直接投资多少", ["没有给出中国的此类数字"]),
        ("2013年发展中国家外国直接投资多少", []),
        ("How much trade did Kenya do since 2011?", ["no such figure for Kenya"]),
        ("FDI China", ["no such figure for China"]),
        ("中国2013年贸易额", ["没有给出中国的此类数字"]),
        ("How much FDI did Africa receive in 2012?", ["no such figure for Africa"]),
        ("中国贸易额", ["没有给出中国的此类数字"]),
        ("巴西外国直接投资占多少", ["没有给出巴西的此类数字"]),
        ("how many people in Africa lack electricity", []),
        ("how big is south-south trade", []),
        ("Expo 2015", ["No entry on “Expo” is of 2015", "nearest first"]),
        ("2015年博览会", ["2015年", "“博览会”"]),
        ("Kenya 1999", ["“Kenya” is of 1999"]),
        ("Expo 2013", []),
    ],
)
def test_an_answer_says_what_it_leaves_out_and_what_is_not_told(query, words):
    told = said(query)
    assert bool(told) == bool(words)
    assert [word for word in words if word not in told] == []


def test_no_entry_names_a_body_of_elsewhere():
    assert foreign.bodies_in("What UNICEF and 儿基会 say")[0] == ("UNICEF", "儿基会")
    said = {entry.id: "; ".join(saying.texts(entry)) for entry in search.entries()}
    named = {own: foreign.bodies_in(text)[0] for own, text in said.items()}
    assert {own: bodies for own, bodies in named.items() if bodies} == {}


@pytest.mark.parametrize(
    ("span", "question"),
    [("before 1990", "events before 1990"), ("prior to 1990", "events before 1990"), ("between 2010 and 2012", "events between 2010 and 2012"), ("since 2012", "events since 2012"), ("1990年以前", "1990年以前的活动"), ("2012年以前", "2012年以前的活动"), ("2010年至2012年之间", "2010年至2012年之间的活动")],
)  # fmt: skip
def test_a_span_of_years_alone_is_its_events(span, question):
    assert ids(span, "event") == ids(question, "event") != []


@pytest.mark.parametrize("query", ["Expo 2015", "2015年博览会"])
def test_what_is_nearest_to_a_year_stands_first(query):
    assert first_of(query) == ("event", "global-ssd-expo-2013")


@pytest.mark.parametrize(
    ("query", "figure"),
    [("UNIDO spending", "p049-wipo-project-spending"), ("儿基会支出", "p049-wipo-project-spending"), ("UNICEF spending", "p049-wipo-project-spending")],
)  # fmt: skip
def test_of_one_who_has_no_such_figure_nothing_of_another_stands_in_its_place(query, figure):
    assert figure not in {own for _, own in hits(query)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("twelve recommendations", "12 recommendations"), ("十二项", "12项"), ("十二个建议", "12项建议"),
        ("forty-six countries", "46 countries"), ("五百万", "500万"), ("five million", "5 million"),
        ("六亿人", "6亿人"), ("six hundred million people", "600 million people"), ("16,1", "16.1"),
        ("七项战略伙伴关系协定", "7项战略伙伴关系协定"), ("二〇一三年", "2013年"), ("三十万亿", "30万亿"),
        ("Brazil 2013", "巴西2013年"), ("Kenya 2013", "2013年 肯尼亚"), ("UAE Beijing", "阿联酋 Beijing"),
        ("three hundred", "300"), ("六月", "6月"), ("2013年", "2013"), ("June", "6月"), ("2013年6月", "June 2013"),
        ("thirteen thousand experts", "13,000 experts"), ("a dozen recommendations", "12 recommendations"),
        *((said, "June 2012") for said in ("2012 June", "June, 2012", "06/2012", "2012-06", "06.2012", "2012/06", "2012.6", "Jun-2012", "June '12", "12年6月", "6月2012年")),
        ("2013-11", "November 2013"), ("2012–13", "2012-2013"), ("2014/15 budget", "2014-2015 budget"), ("2010/11", "2010-2011"), ("events in 06/2013", "events in June 2013"), ("2013-06有什么会议", "2013年6月有什么会议"),
        ("05/06/2012", "5 June 2012"), ("2012.6.5", "5 June 2012"), ("6/13/2013", "13 June 2013"),
        ("five per cent", "5%"), ("fifty-two per cent", "52%"), ("nought point five percent", "0.5%"), ("two point seven eight per cent", "2.78%"), ("two and a half per cent", "2.5%"),
        (".5%", "0.5%"), ("٢٠١٣", "2013"), ("十月二十八日", "10月28日"), ("https://undocs.org/A/69/153", "A/69/153"), ("https://undocs.org/en/A/RES/68/230", "A/RES/68/230"),
        ("27 and a half million", "27.5 million"), ("half a billion", "500 million"), ("一亿五千万", "1.5亿"), ("half-a-million", "半百万"),
    ],
)  # fmt: skip
def test_a_number_in_words_finds_what_it_finds_in_digits(one, other):
    first, second = (find(query, "zh").groups for query in (one, other))
    assert {kind: {hit.id for hit in found} for kind, found in first.items()} == {
        kind: {hit.id for hit in found} for kind, found in second.items()
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Türkiye", "TUR"), ("土耳其", "TUR"), ("Burma", "MMR"), ("Ivory Coast", "CIV"), ("Eswatini", "SWZ"),
        ("Swaziland", "SWZ"), ("Cape Verde", "CPV"), ("Holland", "NLD"), ("USA", "USA"), ("Russia", "RUS"),
        ("South Korea", "KOR"), ("Zaire", "COD"), ("扎伊尔", "COD"), ("锡兰", "LKA"), ("Czech Republic", "CZE"),
        ("俄国", "RUS"), ("俄联邦", "RUS"), ("沙特", "SAU"), ("法兰西", "FRA"), ("德意志", "DEU"), ("美利坚", "USA"), ("大马", "MYS"),
        ("中华人民共和国", "CHN"), ("肯亚", "KEN"), ("奈及利亞", "NGA"), ("卡達", "QAT"), ("義大利", "ITA"), ("查德", "TCD"), ("蒲隆地", "BDI"),
    ],
)  # fmt: skip
def test_a_former_or_everyday_name_leads_to_its_country(name, code):
    assert first_of(name) == ("country", code)


def first_of(query: str) -> tuple[str, str]:
    kind, found = next(iter(find(query, "en").groups.items()))
    return kind, found[0].id


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("Brazil -Angola", "Angola"),
        ("Brazil NOT Angola", "Angola"),
        ("巴西 -安哥拉", "安哥拉"),
        ("Brazil \N{MINUS SIGN}Angola", "Angola"),
        ("巴西 \N{FULLWIDTH HYPHEN-MINUS}安哥拉", "安哥拉"),
        ("China -2013", "2013"),
        ("中国 -2013年", "2013年"),
        ("China NOT (2013)", "2013"),
        ("China (-Brazil)", "Brazil"),
        ("China (NOT Brazil)", "Brazil"),
        ("China AND (NOT Brazil)", "Brazil"),
        ("China AND NOT Brazil", "Brazil"),
        ("China (-2013)", "2013"),
        ("中国 （-巴西）", "巴西"),
        ("中国 NOT 巴西", "巴西"),
        ("中国 除巴西外", "巴西"),
        ("中国 巴西以外", "巴西"),
        ("China --India", "India"),
        ("China \N{HYPHEN}India", "India"),
        ("China \N{NON-BREAKING HYPHEN}India", "India"),
        ("China \N{EN DASH}India", "India"),
        ("China \N{EM DASH}India", "India"),
        ("中国 \N{EM DASH}印度", "印度"),
        ("China !India", "India"),
        ('China !"India"', "India"),
    ],
)
def test_a_minus_leaves_out_what_contains_the_word(query, left):
    whole, kept, out = hits(query.split()[0]), hits(query), hits(left)
    assert kept == whole - out
    assert kept < whole


@pytest.mark.parametrize("query", ["China OR Brazil", "China|Brazil", "China or Brazil", "中国或巴西", "中国或者巴西", "(China OR Brazil)", "((China) | Brazil)"])  # fmt: skip
def test_or_finds_what_either_finds(query):
    assert hits(query) == hits("China") | hits("Brazil")


def hits(query: str) -> set[tuple[str, str]]:
    groups = find(query, "en").groups
    return {(kind, hit.id) for kind, found in groups.items() for hit in found}


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("(China OR Brazil) AND 2013", ["China 2013", "Brazil 2013"]),
        ("(China | Brazil) (2012 OR 2013)", ["China 2012", "China 2013", "Brazil 2012", "Brazil 2013"]),
        ('("IBSA Fund" OR UNDP) 2013', ['"IBSA Fund" 2013', "UNDP 2013"]),
        ("Kenya OR (China OR Brazil) 2013", ["Kenya", "China 2013", "Brazil 2013"]),
        ("(China or India) Brazil", ["China Brazil", "India Brazil"]),
        ("（中国 或 印度）巴西", ["中国 巴西", "印度 巴西"]),
        ("巴西 (中国或者印度)", ["中国 巴西", "印度 巴西"]),
    ],
)  # fmt: skip
def test_brackets_hold_alternatives_together(query, parts):
    assert hits(query) == set().union(*map(hits, parts))


def test_two_questions_in_one_find_what_each_of_them_finds():
    both = hits(
        "How many people in Africa have no electricity and how many die early each year from household air pollution?"
    )
    assert both == hits("how many people in Africa have no electricity") | hits(
        "how many die early each year from household air pollution"
    )


@pytest.mark.parametrize(
    "query", ["Who gives more, Brazil or China?", "Who gives more (Brazil or China)?"]
)
def test_an_or_within_a_question_that_a_rule_answers_is_a_part_of_it(query):
    assert first_of(query) == GIVERS


@pytest.mark.parametrize("query", ["China (NOT (Brazil OR India))", "China (-Brazil -India)", "China !(Brazil OR India)", "-(Brazil or India) China", "(NOT Brazil) AND China -India"])  # fmt: skip
def test_what_is_left_out_may_be_several(query):
    assert hits(query) == hits("China -Brazil -India")


@pytest.mark.parametrize("query", ["China - India", "China \N{EN DASH} India", "China-India"])
def test_a_dash_between_two_names_leaves_nothing_out(query):
    assert hits(query) == hits("China India")


def test_a_dash_before_a_month_leaves_nothing_out():
    assert hits("June \N{EN DASH}July 2013") == hits("June\N{EN DASH}July 2013") != set()


def test_phrases_that_an_or_joins_find_what_each_of_them_finds():
    assert hits('"IBSA Fund" OR "Perez-Guerrero"') == hits('"IBSA Fund"') | hits('"Perez-Guerrero"')
    assert not find('"IBSA Fund" OR "Perez-Guerrero"', "en").is_partial


def test_what_finds_nothing_in_its_nearest_spelling_is_not_said_to_be_found_so():
    answer = find("$27 bilion", "en")
    assert (answer.total, answer.instead, answer.nearest) == (0, "", ("billion",))


def test_words_in_quotation_marks_are_found_as_they_stand():
    exact, apart = hits('"Joint Inspection"'), hits("Joint Inspection")
    assert exact <= apart
    assert find('"inspection joint"', "en").is_partial
    assert not hits('"UNDP budget"') - hits("UNDP budget")


@pytest.mark.parametrize("query", ["巴西和中国", "巴西与中国"])
def test_two_names_that_are_joined_are_found_together_and_are_no_part_of_another(query):
    assert hits(query) == hits("巴西 中国")
    assert ("organisation", "g77-china") not in hits(query)


@pytest.mark.parametrize(
    "text",
    ["谁出席了巴厘会议", "谁参加了巴厘会议", "巴厘会议的与会者", "who attended the Bali meeting"],
)
def test_who_came_is_told_by_those_who_were_counted(text):
    """Two numbers of a mailing list stood there, and neither of those who came."""
    found = find(text, "zh" if not text.isascii() else "en").groups["figure"]
    assert {hit.id for hit in found} >= {"p036-bali-participants-2012", "p036-bali-countries-2012"}


def test_a_chart_that_is_found_opens_on_the_page_that_draws_it():
    """It opened as the bare frame for pages of others: no menu, no search."""
    charts = [one for one in known.entries() if one.kind == "chart"]
    client = TestClient(Starlette(middleware=web.middleware()), base_url="http://localhost:8501")
    for one in charts[::4]:
        path, _, place = one.address.partition("#")
        assert place == one.id
        assert not path.startswith("/embed")
        assert f'id="{one.id}"' in client.get(path).text, one.address
    assert all(one.address.endswith(f"#{one.id}") for one in charts)
