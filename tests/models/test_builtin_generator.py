"""The generator gives the same text for a seed, well-formed chats, and nothing of the tutorial's world."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import product
from pathlib import Path
from random import Random

import pytest

from jupyter_spec.models.builtin.generator import (
    attributes,
    documents,
    facts,
    families,
    letters,
    reports,
    rosters,
    sample,
    slots,
    wider,
    written,
)
from jupyter_spec.models.builtin.generator.dialogues import CITING, UNKNOWN
from jupyter_spec.models.builtin.generator.reasoning import STEPS
from jupyter_spec.models.builtin.generator.relations import relations
from jupyter_spec.models.builtin.measure import page_items, prompt_and_answer, reading_items

EXAMPLES = Path(__file__).parents[2] / "examples"


def text_of(seed, number, progress=1.0, heldout=False):
    return "".join(text for text, _ in sample(seed, number, progress, heldout).pieces)


def test_same_seed_same_text_other_seed_other_text():
    assert [text_of(1, i) for i in range(40)] == [text_of(1, i) for i in range(40)]
    assert [text_of(1, i) for i in range(40)] != [text_of(2, i) for i in range(40)]


def test_every_kind_comes_up_and_marks_balance():
    kinds = Counter()
    for i in range(1500):
        made = sample(3, i)
        kinds[made.kind] += 1
        text = "".join(t for t, _ in made.pieces)
        assert text.count("<|im_start|>") == text.count("<|im_end|>")
        assert "{e}" not in text and "{v}" not in text
    assert len(kinds) == 15


def test_a_known_answer_stands_in_the_passage_that_is_cited():
    items = reading_items(200, unknown=False)
    for prompt, answer in items:
        assert CITING in prompt
        plain, number = re.fullmatch(r"(.*) \[(\d)\]", answer).groups()
        passage = re.search(rf'<passage id="{number}".*?>\n(.*?)\n</passage>', prompt, re.DOTALL).group(1)
        assert plain.lower() in passage.lower()


def test_a_missing_answer_is_answered_so():
    assert all(answer == UNKNOWN for _, answer in reading_items(50, unknown=True))


def test_heldout_templates_never_train():
    for group in relations().values():
        for relation in group:
            for said in (relation.statements, relation.questions):
                assert len(said) >= 3
            assert not set(relation.usable_questions(True)) & set(relation.usable_questions(False))
            assert not set(relation.usable_statements(True)) & set(relation.usable_statements(False))


def test_the_second_stage_asks_in_more_ways_and_never_in_held_out_ones():
    r = Random(1)
    for group in relations().values():
        for relation in group:
            says = {s for _ in range(60) for s in wider.statements(r, relation)}
            asks = {q for _ in range(60) for q in wider.questions(r, relation)}
            assert len(says) > 8 and len(asks) > 12
            assert not {relation.statements[-1], relation.questions[-1]} & (says | asks)
            assert all(s.lower().count("{e}") == 1 and s.lower().count("{v}") == 1 for s in says)
            assert all(q.lower().count("{e}") == 1 and "{v}" not in q.lower() for q in asks)


def test_the_second_stage_begins_where_the_first_has_ended():
    assert not {"report", "document", "sorting"} & {sample(0, i, 1.0).kind for i in range(300)}
    assert Counter(sample(0, i, 1.5).kind for i in range(300)).most_common(1)[0][0] == "document"
    assert text_of(0, 7, 1.0) == text_of(0, 7, 1.0), "what the second stage sets does not stay set"


def well_asked(text, facts):
    """Whether all questions are whole, none gives its answer away, and every answer stands in the text."""
    for fact in facts:
        assert fact.answer.lower() in text.lower()
        assert fact.questions
        for question in fact.questions:
            assert not re.search(r"[\[\]{}|]", question)
            assert fact.answer.lower() not in question.lower()
    return True


def test_of_the_second_stage_every_kind_comes_up_and_a_fifth_is_unknown():
    kinds, replies = Counter(), []
    for i in range(1500):
        made = sample(1, i, 2.0)
        kinds[made.kind] += 1
        if made.kind == "document":
            replies.append([UNKNOWN in text for text, learnt in made.pieces if learnt])
    assert {"document", "report", "long retrieval", "sorting", "replying", "drill", "retrieval"} <= set(kinds)
    unknown = [one for chat in replies for one in chat]
    assert 0.1 < sum(unknown) / len(unknown) < 0.25
    late = [one for chat in replies for one in chat[10:]]
    assert sum(late) / len(late) < 0.3, (
        "where a chat grows long, nothing but the passages says what is unknown"
    )


def test_nobody_is_asked_what_has_two_answers():
    for i in range(400):
        made = sample(1, i, 2.0)
        if made.kind not in ("document", "report"):
            continue
        told = {}
        for (before, _), (text, learnt) in zip(made.pieces, made.pieces[1:], strict=False):
            if learnt:
                question = before.rsplit("\n\n", 1)[-1]
                assert told.setdefault(question, text) == text


def test_of_a_report_all_is_asked_and_the_answers_stand_in_it():
    r = Random(3)
    for _ in range(150):
        report = reports.report(r, 6)
        assert report.facts and not re.search(r"[\[\]{}|]", report.text)
        assert well_asked(report.text, report.facts)
    for _ in range(150):
        table, facts, hidden = rosters.roster(r)
        assert all(fact.answer in table for fact in facts)
        assert hidden and not any(re.search(r"[\[\]{}|]", question) for question in hidden)


def test_every_page_can_be_filled_asked_and_left_unanswered():
    r = Random(5)
    assert len(documents._pages(False)) >= 1500
    for page in documents._pages(False):
        assert len(page.sentences) >= 6 and page.unsaid, page.title
        for sentence in page.sentences:
            unknown = {slot for slot, _ in sentence.asks} - slots.names(sentence.says)
            assert not unknown, (page.title, sentence)
        assert documents._values(r, page)
    for _ in range(300):
        found = documents.document(r, 3, 8)
        for passage in found.passages:
            assert not re.search(r"[{}]|\w\|\w", passage.text)
            assert not re.search(r"\w [.;,](?![\w.])", passage.text)
            assert well_asked(passage.text, passage.facts)
        said = {q for passage in found.passages for fact in passage.facts for q in fact.questions}
        assert not said & set(found.hidden)


def wordings(template):
    """All that a template with `[one|two]` may say, in lower case and without punctuation."""
    parts = re.split(r"\[([^\]]*)\]", template)
    said = product(*(part.split("|") if i % 2 else [part] for i, part in enumerate(parts)))
    return {" ".join(re.findall(r"\w+", "".join(one).lower())) for one in said}


def test_no_held_out_wording_of_a_relation_is_among_its_others():
    for relation in (one for of_kind in relations().values() for one in of_kind):
        more = wider._more()[relation.kind, relation.labels[0]]
        held = relation.usable_statements(True), relation.usable_questions(True)
        for kept, others in zip(held, more, strict=True):
            assert not wordings(kept[0]) & {said for other in others for said in wordings(other)}, relation


def test_letters_are_sorted_under_the_labels_that_the_chat_knows():
    assert len(letters._sets()) >= 30
    for i in range(100):
        pieces = letters.sorting(Random(i), 6)
        for at, (text, learnt) in enumerate(pieces):
            if learnt:
                earlier = "".join(t for t, _ in pieces[:at]).lower()
                words = re.findall(r"\w+", text.removesuffix("<|im_end|>").lower())
                assert words and all(word in earlier for word in words), (words, earlier)


def test_a_list_is_asked_for_in_other_words_than_its_own():
    known = {entry: number for number, family in enumerate(families.families()) for entry in family}
    assert len(families.families()) > 1500 and all(len(family) >= 3 for family in families.families())
    for number in range(80):
        pieces = families.meanings(Random(number), 8)
        turns = "".join(text for text, _ in pieces).split("<|im_start|>user\n")[1:]
        for turn in turns[1:]:
            question, answer = re.split(r"<\|im_end\|>\n(?:<\|im_start\|>assistant\n)?", turn)[:2]
            asked = any(entry in question for entry in known)
            listed = turns[0].partition("Question: ")[0] if "Question: " in turns[0] else turns[0]
            plain = re.sub(r" \[\d\]$", "", answer)
            assert asked and (plain == UNKNOWN or plain in listed)
    for number in range(40):
        for text, learnt in families.choosing(Random(number), 6):
            assert not learnt or text.removesuffix("<|im_end|>") in known


def test_a_careless_question_keeps_its_names_and_its_first_word():
    r = Random(4)
    question = "When does the ferry to Port Averton leave the old pier?"
    spoilt = {wider.careless(r, question) for _ in range(200)}
    assert len(spoilt) > 30 and question in spoilt
    assert all("Port Averton" in one and "when" in one.lower() for one in spoilt)


def test_breadth():
    found = [relation for group in relations().values() for relation in group]
    assert len(found) >= 60
    assert sum(len(r.statements) + len(r.questions) for r in found) >= 500


def test_copying_comes_first():
    assert {sample(0, i, 0.0).kind for i in range(50)} <= {"recall", "repetition"}


def test_attributes_are_said_and_asked_in_many_ways():
    before = wider.LATER.set(True)
    said, asked = set(), set()
    try:
        for i in range(400):
            r = Random(i)
            entity = facts.ENTITIES[r.choice(list(facts.ENTITIES))](r)
            fact = attributes.attribute(r, entity, False)
            for text in (*fact.sentences, *fact.questions):
                assert not re.search(r"[{}|\[\]]", text), text
                assert entity.title.lower() in text.lower() or any(n in text for n in entity.short), text
            assert all(fact.answer.lower() in text.lower() for text in fact.sentences)
            said |= {text.replace(fact.answer, "V").replace(fact.label, "A") for text in fact.sentences}
            asked |= {text.replace(fact.label, "A") for text in fact.questions}
            (held,) = attributes.attribute(r, entity, True).sentences
            assert "counts as" in held and not any("counts as" in text for text in fact.sentences)
    finally:
        wider.LATER.reset(before)
    assert len(said) > 1000 and len(asked) > 1000
    assert not any("{v}" in text.lower() for text in wider.parts("asks"))


def test_pages_for_measuring_are_none_of_those_for_training():
    held, trained = (dict(written.blocks(name)) for name in ("unseen", "documents"))
    assert len(held) >= 40 and not set(held) & set(trained)
    told = {line for page in trained.values() for line in page if line.startswith("=")}
    assert not told & {line for page in held.values() for line in page}
    for unknown in (False, True):
        items = page_items(20, unknown)
        assert {answer == UNKNOWN for _, answer in items} == {unknown}


def test_the_last_turn_is_the_expected_answer():
    prompt, answer = prompt_and_answer([("q", False), ("a<|im_end|>", True), ("\n", False)])
    assert (prompt, answer) == ("q", "a")


def eight_grams(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}


def strings(value):
    """Every string within a JSON value: what is said, without the keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the tutorial's world is not here")
def test_no_eight_words_in_a_row_are_shared_with_the_tutorial():
    told = set()
    for path in EXAMPLES.rglob("*"):
        if path.suffix == ".jsonl":
            for line in path.read_text("utf-8").splitlines():
                told |= {gram for text in strings(json.loads(line)) for gram in eight_grams(text)}
        elif path.suffix in (".md", ".html", ".csv", ".txt"):
            told |= eight_grams(path.read_text("utf-8"))
    asked = eight_grams(CITING) | eight_grams(STEPS)  # the product's own words to the model
    made = set()
    for i in range(800):
        made |= eight_grams(text_of(0, i, 2.0 * (i % 2)).replace("Question:", "\n"))
    names = [path.stem for path in Path(written.__file__).parent.iterdir() if not path.stem.startswith("_")]
    for line in written.lines(*names):
        made |= eight_grams(line)
        made |= {gram for alternative in re.split(r"[|\[\]{}=]", line) for gram in eight_grams(alternative)}
    assert not (told & made) - asked
