"""One nodeset in every dialect of AIF in RDF, written by hand, and as AIFdb's JSON.

Ann says that tea wakes, because it has caffeine; Bob answers that it is dear.
"""

from __future__ import annotations

from typing import Any

_NODES = {
    1: ("I", "Tea wakes."),
    2: ("I", "It has caffeine."),
    3: ("RA", "Default Inference"),
    4: ("I", "Tea is dear."),
    5: ("CA", "Default Conflict"),
    6: ("L", "Ann Lee : Tea wakes."),
    7: ("L", "Bob Ray : Tea is dear."),
    8: ("YA", "Default Illocuting"),
    9: ("YA", "Default Illocuting"),
    10: ("TA", "Default Transition"),
    11: ("YA", "Default Illocuting"),
    12: ("MA", "Default Rephrase"),
    13: ("I", "Tea costs a lot."),
}

_EDGES = [
    (2, 3), (3, 1), (4, 5), (5, 1), (6, 8), (8, 1), (7, 9), (9, 4), (6, 10), (10, 7),
    (10, 11), (11, 5), (13, 12), (12, 4),
]  # fmt: skip

JSON: dict[str, Any] = {
    "nodes": [
        {"nodeID": str(number), "text": text, "type": kind}
        for number, (kind, text) in _NODES.items()
    ],
    "edges": [
        {"edgeID": str(number), "fromID": str(source), "toID": str(target)}
        for number, (source, target) in enumerate(_EDGES, 1)
    ],
    "locutions": [],
}

ONTOLOGY = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:aif="http://www.arg.dundee.ac.uk/aif#"
  xml:base="http://tea.example/nodes/">
 <aif:I-node rdf:about="1"><aif:claimText>Tea wakes.</aif:claimText></aif:I-node>
 <aif:I-node rdf:about="2"><aif:claimText>It has caffeine.</aif:claimText></aif:I-node>
 <aif:RA-node rdf:about="3"><aif:hasPremise rdf:resource="2"/><aif:hasConclusion rdf:resource="1"/></aif:RA-node>
 <aif:I-node rdf:about="4"><aif:claimText>Tea is dear.</aif:claimText></aif:I-node>
 <aif:CA-node rdf:about="5"><aif:hasConflictingElement rdf:resource="4"/>
  <aif:hasConflictedElement rdf:resource="1"/></aif:CA-node>
 <aif:L-node rdf:about="6"><rdf:type rdf:resource="http://www.arg.dundee.ac.uk/aif#I-node"/>
  <aif:claimText>Ann Lee : Tea wakes.</aif:claimText></aif:L-node>
 <aif:L-node rdf:about="7"><aif:claimText>Bob Ray : Tea is dear.</aif:claimText></aif:L-node>
 <aif:YA-node rdf:about="8"><aif:Locution rdf:resource="6"/>
  <aif:IllocutionaryContent rdf:resource="1"/><aif:fulfils rdf:resource="#illocuting"/></aif:YA-node>
 <aif:YA-node rdf:about="9"><aif:Locution rdf:resource="7"/>
  <aif:IllocutionaryContent rdf:resource="4"/><aif:fulfils rdf:resource="#illocuting"/></aif:YA-node>
 <aif:TA-node rdf:about="10"><aif:StartLocution rdf:resource="6"/><aif:EndLocution rdf:resource="7"/></aif:TA-node>
 <aif:YA-node rdf:about="11"><aif:Anchor rdf:resource="10"/>
  <aif:IllocutionaryContent rdf:resource="5"/></aif:YA-node>
 <aif:MA-node rdf:about="12"><rdf:type rdf:resource="http://www.arg.dundee.ac.uk/aif#S-node"/>
  <aif:Premise rdf:resource="13"/><aif:Conclusion rdf:resource="4"/></aif:MA-node>
 <aif:I-node rdf:about="13"><aif:claimText>Tea costs a lot.</aif:claimText></aif:I-node>
 <aif:Illocutionary_Scheme rdf:ID="illocuting"><aif:schemeName>Default Illocuting</aif:schemeName></aif:Illocutionary_Scheme>
</rdf:RDF>
"""
"""Dialect A: the terms of AIF.owl, one element a node, addresses against a base."""

_OPENING = """<!DOCTYPE rdf:RDF [
 <!ENTITY aif "http://www.arg.tech/aif#"> <!ENTITY owl "http://www.w3.org/2002/07/owl#">
 <!ENTITY node "http://tea.example/nodes/"> ]>
<rdf:RDF xmlns="http://www.w3.org/2002/07/owl#" xmlns:aif="http://www.arg.tech/aif#"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <Ontology rdf:about="http://www.arg.tech/aif"/>
"""

AIFDB = _OPENING + """ <NamedIndividual rdf:about="&node;1"><rdf:type rdf:resource="&aif;I-node"/>
  <aif:claimText>Tea wakes.</aif:claimText>
  <aif:Conclusion rdf:resource="&node;3"/><aif:Conclusion rdf:resource="&node;5"/>
  <aif:IllocutionaryContent rdf:resource="&node;8"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;2"><rdf:type rdf:resource="&aif;I-node"/>
  <aif:claimText>It has caffeine.</aif:claimText><aif:Premise rdf:resource="&node;3"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;3"><rdf:type rdf:resource="&aif;RA-node"/>
  <aif:Premise rdf:resource="&node;2"/><aif:Conclusion rdf:resource="&node;1"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;4"><rdf:type rdf:resource="&aif;I-node"/>
  <aif:claimText>Tea is dear.</aif:claimText><aif:Premise rdf:resource="&node;5"/>
  <aif:IllocutionaryContent rdf:resource="&node;9"/><aif:Conclusion rdf:resource="&node;12"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;5"><rdf:type rdf:resource="&aif;CA-node"/>
  <aif:Premise rdf:resource="&node;4"/><aif:Conclusion rdf:resource="&node;1"/>
  <aif:IllocutionaryContent rdf:resource="&node;11"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;6"><rdf:type rdf:resource="&aif;L-node"/>
  <aif:claimText>Ann Lee : Tea wakes.</aif:claimText><aif:source>Ann Lee : Tea wakes.</aif:source>
  <aif:Locution rdf:resource="&node;8"/><aif:StartLocution rdf:resource="&node;10"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;7"><rdf:type rdf:resource="&aif;L-node"/>
  <aif:claimText>Bob Ray : Tea is dear.</aif:claimText>
  <aif:Locution rdf:resource="&node;9"/><aif:EndLocution rdf:resource="&node;10"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;8"><rdf:type rdf:resource="&aif;YA-node"/>
  <aif:Locution rdf:resource="&node;6"/><aif:IllocutionaryContent rdf:resource="&node;1"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;9"><rdf:type rdf:resource="&aif;YA-node"/>
  <aif:Locution rdf:resource="&node;7"/><aif:IllocutionaryContent rdf:resource="&node;4"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;10"><rdf:type rdf:resource="&aif;TA-node"/>
  <aif:StartLocution rdf:resource="&node;6"/><aif:EndLocution rdf:resource="&node;7"/>
  <aif:Anchor rdf:resource="&node;11"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;11"><rdf:type rdf:resource="&aif;YA-node"/>
  <aif:Anchor rdf:resource="&node;10"/><aif:IllocutionaryContent rdf:resource="&node;5"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;12"><rdf:type rdf:resource="&aif;MA-node"/>
  <aif:Premise rdf:resource="&node;13"/><aif:Conclusion rdf:resource="&node;4"/></NamedIndividual>
 <NamedIndividual rdf:about="&node;13"><rdf:type rdf:resource="&aif;I-node"/>
  <aif:claimText>Tea costs a lot.</aif:claimText><aif:Premise rdf:resource="&node;12"/></NamedIndividual>
</rdf:RDF>
"""  # fmt: skip
"""Dialect B: as AIFdb's server writes one, with entities and links from both ends."""

NESTED = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:aif="http://www.arg.dundee.ac.uk/aif#" xml:lang="en">
 <aif:YA-node rdf:about="http://tea.example/nodes/11">
  <aif:Anchor><aif:TA-node rdf:about="http://tea.example/nodes/10">
   <aif:StartLocution><aif:L-node rdf:about="http://tea.example/nodes/6"
     aif:claimText="Ann Lee : Tea wakes."/></aif:StartLocution>
   <aif:EndLocution><aif:L-node rdf:about="http://tea.example/nodes/7">
    <aif:claimText>Bob Ray : Tea is dear.</aif:claimText></aif:L-node></aif:EndLocution>
  </aif:TA-node></aif:Anchor>
  <aif:IllocutionaryContent><aif:CA-node rdf:about="http://tea.example/nodes/5">
   <aif:Premise><aif:I-node rdf:about="http://tea.example/nodes/4">
    <aif:claimText>Tea is dear.</aif:claimText></aif:I-node></aif:Premise>
   <aif:Conclusion rdf:resource="http://tea.example/nodes/1"/>
  </aif:CA-node></aif:IllocutionaryContent>
 </aif:YA-node>
 <aif:RA-node rdf:about="http://tea.example/nodes/3">
  <aif:Premise><aif:I-node rdf:about="http://tea.example/nodes/2">
   <aif:claimText>It has caffeine.</aif:claimText></aif:I-node></aif:Premise>
  <aif:Conclusion><aif:I-node rdf:about="http://tea.example/nodes/1">
   <aif:claimText>Tea wakes.</aif:claimText></aif:I-node></aif:Conclusion>
 </aif:RA-node>
 <aif:YA-node rdf:about="http://tea.example/nodes/8"><aif:Locution rdf:resource="http://tea.example/nodes/6"/>
  <aif:IllocutionaryContent rdf:resource="http://tea.example/nodes/1"/></aif:YA-node>
 <aif:YA-node rdf:about="http://tea.example/nodes/9"><aif:Locution rdf:resource="http://tea.example/nodes/7"/>
  <aif:IllocutionaryContent rdf:resource="http://tea.example/nodes/4"/></aif:YA-node>
 <aif:MA-node rdf:about="http://tea.example/nodes/12"><aif:Premise rdf:parseType="Resource">
   <rdf:type rdf:resource="http://www.arg.dundee.ac.uk/aif#I-node"/>
   <aif:claimText>Tea costs a lot.</aif:claimText>
   <i:identifier xmlns:i="http://purl.org/dc/terms/">13</i:identifier></aif:Premise>
  <aif:Conclusion rdf:resource="http://tea.example/nodes/4"/></aif:MA-node>
</rdf:RDF>
"""
"""Dialect C: as Jena abbreviates, typed elements inside each other."""

OLDER = ONTOLOGY.replace(
    "http://www.arg.dundee.ac.uk/aif#", "http://arg.dundee.ac.uk/aif#"
)
"""Dialect D: the namespace of older Java code."""

TURTLE = """@prefix aif: <http://www.arg.dundee.ac.uk/aif#> .
@prefix n: <http://tea.example/nodes/> .
# A comment.
n:1 a aif:I-node ; aif:claimText "Tea wakes."@en .
n:2 a aif:I-node ; aif:claimText '''It has caffeine.'''@en .
n:3 a aif:RA-node ; aif:Premise n:2 ; aif:Conclusion n:1 .
n:4 a aif:I-node ; aif:claimText "Tea is dear."@en .
n:5 a aif:CA-node ; aif:Premise n:4 ; aif:Conclusion n:1 .
n:6 a aif:L-node ; aif:claimText "Ann Lee : Tea wakes."@en .
n:7 a aif:L-node ; aif:claimText "Bob Ray : Tea is dear."@en .
n:8 a aif:YA-node ; aif:Locution n:6 ; aif:IllocutionaryContent n:1 .
n:9 a aif:YA-node ; aif:Locution n:7 ; aif:IllocutionaryContent n:4 .
n:10 a aif:TA-node ; aif:StartLocution n:6 ; aif:EndLocution n:7 .
n:11 a aif:YA-node ; aif:Anchor n:10 ; aif:IllocutionaryContent n:5 .
n:12 a aif:MA-node, aif:S-node ; aif:Conclusion n:4 ; aif:Premise
  [ a aif:I-node ; aif:claimText "Tea costs a lot."@en ; <http://purl.org/dc/terms/identifier> "13" ] .
"""

_AIF = "http://www.arg.dundee.ac.uk/aif#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STATED = [
    (3, "Premise", 2), (3, "Conclusion", 1), (5, "Premise", 4), (5, "Conclusion", 1),
    (8, "Locution", 6), (8, "IllocutionaryContent", 1), (9, "Locution", 7),
    (9, "IllocutionaryContent", 4), (10, "StartLocution", 6), (10, "EndLocution", 7),
    (11, "Anchor", 10), (11, "IllocutionaryContent", 5), (12, "Premise", 13),
    (12, "Conclusion", 4),
]  # fmt: skip

NTRIPLES = "# A comment\r\r" + "\r".join(
    [f"<http://tea.example/nodes/{n}> <{_TYPE}> <{_AIF}{k}-node> ." for n, (k, _) in _NODES.items()]
    + [f'<http://tea.example/nodes/{n}>\t<{_AIF}claimText> "{w[:-1]}\\u002E" . # words' for n, (k, w) in _NODES.items() if k in "IL"]
    + [f"<http://tea.example/nodes/{a}> <{_AIF}{p}> <http://tea.example/nodes/{b}> ." for a, p, b in _STATED]
)  # fmt: skip
"""N-Triples with comments, escapes, and CR for line ends, as real ones have them."""

DIALECTS: dict[str, tuple[str, str]] = {
    "ontology": ("aif-xml", ONTOLOGY),
    "AIFdb": ("aif-xml", AIFDB),
    "nested": ("aif-xml", NESTED),
    "older": ("aif-xml", OLDER),
    "N-Triples": ("aif-nt", NTRIPLES),
    "Turtle": ("aif-turtle", TURTLE),
}
"""Format and text of each dialect."""
