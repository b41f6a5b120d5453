"""The relations that the report's text allows, by subject."""

from southsouth.arithmetic.relation import Relation
from southsouth.arithmetic.relations.lists import LISTS
from southsouth.arithmetic.relations.money import MONEY
from southsouth.arithmetic.relations.order import ORDER
from southsouth.arithmetic.relations.parts import PARTS

RELATIONS: tuple[Relation, ...] = (*MONEY, *PARTS, *LISTS, *ORDER)
