"""The words of cards and invitations: easy, kind, far enough apart, and forgiven one slip."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownterms.lib.words import LISTED, NoSuchWord, _one_slip_away, draw, read, shown

# Pairs that sound alike, one of which would be easy to list.
ALIKE = """
aisle isle ant aunt arc ark area airier aural oral bail bale ball bawl band banned bare bear base bass be bee
beach beech bean been beat beet bell belle berry bury blew blue board bored boarder border boulder bolder bow
bough boy buoy brake break bread bred bridal bridle buy by carat carrot caught court cell sell cellar seller
cent scent cereal serial cheap cheep cheetah cheater chilli chilly choir quire coarse course coral choral cord
chord council counsel creak creek currant current cygnet signet cymbal symbol days daze dear deer desert dessert
dew due die dye draft draught dual duel dune june earn urn fair fare fairy ferry faint feint fate fete feat feet
find fined fir fur flair flare flea flee floe flow flour flower flu flue for four foul fowl gait gate genes
jeans gilt guilt gorilla guerrilla grate great grill grille groan grown guessed guest hail hale hair hare hall
haul hanger hangar hart heart hay hey heal heel hear here heard herd higher hire him hymn hoarse horse hole
whole hour our idle idol jam jamb jewel joule key quay knead need knight night knit nit knot not know no lain
lane larva lava lead led leak leek lessen lesson links lynx loan lone loch lock loot lute made maid mail male
main mane maize maze manner manor mare mayor mask masque meat meet medal meddle metal mettle metre meter might
mite mind mined miner minor missed mist moose mousse morning mourning muscle mussel naval navel none nun oar ore
one won pail pale pain pane pair pear palate palette panda pander pause paws pea pee peace piece peak peek peal
peel pedal peddle plaice place plain plane pleas please plum plumb pole poll practice practise pray prey pride
pried prince prints principal principle profit prophet quarts quartz rain reign raise rays rap wrap read red
reed real reel rest wrest right write ring wring road rode roe row role roll root route rose rows rota rotor
rough ruff rye wry sail sale sauce source saw soar scene seen sea see seam seem seed cede serf surf sew sow
shake sheikh shoe shoo shore sure side sighed sign sine sink sync sleigh slay sloe slow sole soul some sum son
sun sort sought stair stare stake steak stationary stationery steal steel step steppe stile style storey story
straight strait suite sweet tail tale tea tee team teem tear tier tern turn their there throne thrown thyme time
tic tick tide tied tire tyre to too two toad toe tow tuna tuner tutor tudor vain vein vale veil vane waist waste
wait weight waive wave wander wonder war wore ware wear watt what way weigh weak week weather whether weave
we've weed we'd which witch whine wine wood would wry yoke yolk
""".split()
# What hurts or frightens, is an insult, or may be what somebody lost.
UNKIND = """
alone ape attack baby beast bite bitch bite blood bomb bully burn cancer chicken child cow crazy cruel cry curse
cut dad daddy dead death debt devil dirty dog donkey drown drug dumb evil fail fat fear fight fire fool ghost
goat grave gun hate hell hit hospital hunt hurt ill insane jail kill knife lame lonely lose loser lost mad
mother mum murder naked nazi nurse nut pain pig poison police poor prison punch rape rat rotten scream secret
sick slap slave slut snake spastic spider stab steal stupid suicide thief ugly victim violent weapon weak
wedding whale whip widow wolf wound
""".split()


class TestList:
    def test_holds_ten_bits_a_word(self) -> None:
        assert len(LISTED) == len(set(LISTED)) == 1_024

    def test_is_of_short_plain_words_in_order(self) -> None:
        assert [word for word in LISTED if not re.fullmatch("[a-z]{3,7}", word)] == []
        assert list(LISTED) == sorted(LISTED)

    def test_tells_every_word_by_its_first_four_letters(self) -> None:
        assert Counter(word[:4] for word in LISTED).most_common(1)[0][1] == 1

    def test_has_no_two_that_one_slip_would_confuse(self) -> None:
        assert [(word, near) for word in LISTED for near in _one_slip_away(word) & set(LISTED) if near != word] == []

    def test_has_none_that_sounds_like_another_word(self) -> None:
        assert set(LISTED) & set(ALIKE) == set()

    def test_has_none_that_hurts_or_frightens(self) -> None:
        assert set(LISTED) & set(UNKIND) == set()


class TestDraw:
    def test_gives_as_many_as_were_asked_for(self) -> None:
        assert len(draw(6)) == 6
        assert set(draw(200)) <= set(LISTED)

    def test_reaches_the_whole_list(self) -> None:
        """Of 20,000 drawn, a word stays out with a chance of one in 300 million."""
        assert set(draw(20_000)) == set(LISTED)


class TestReading:
    WORDS = ("acorn", "biscuit", "kitchen", "rainbow", "tulip", "zebra")

    @pytest.mark.parametrize(
        "typed",
        [
            "acorn biscuit kitchen rainbow tulip zebra",
            " Acorn, BISCUIT; kitchen\trainbow - tulip/zebra. ",
            "acorn-biscuit-kitchen-rainbow-tulip-zebra",
            "1. acorn\n2. biscuit\r\n3) kitchen\n4 rainbow\n5: tulip\n6. zebra",
            "1acorn 2biscuit 3kitchen 4rainbow 5tulip 6zebra",
            "acorn bisscuit kichen rainbwo tulpi zepra",
            "ａｃｏｒｎ biscuit kitchen rainbow tulip zebra",
        ],
    )
    def test_forgives_how_it_was_typed(self, typed: str) -> None:
        assert read(typed) == self.WORDS

    @pytest.mark.parametrize("wrong", ["xylophone", "biscutii", "kichenn", "é", "zebraszebras", "ба"])
    def test_names_the_word_that_it_does_not_know(self, wrong: str) -> None:
        with pytest.raises(NoSuchWord) as refused:
            read(f"acorn {wrong} tulip")

        assert refused.value.word == wrong

    def test_guesses_nothing_where_two_words_are_as_near(self) -> None:
        between = {word: _one_slip_away(word) & set(LISTED) for word in ("bat", "mot", "zop")}

        for typed in (word for word, near in between.items() if len(near) > 1):
            with pytest.raises(NoSuchWord):
                read(typed)
        assert any(len(near) > 1 for near in between.values())

    def test_of_nothing_is_nothing(self) -> None:
        assert read(" 1. - ") == ()

    @given(st.lists(st.sampled_from(LISTED), max_size=8), st.sampled_from([" ", "-", ", ", "\n", " 3. "]))
    def test_gives_back_what_was_shown(self, words: list[str], between: str) -> None:
        assert read(shown(tuple(words)).replace(" ", between)) == tuple(words)

    @given(st.text(max_size=60))
    def test_of_anything_gives_words_of_the_list_or_says_which_is_none(self, typed: str) -> None:
        assert set(meant(typed)) <= set(LISTED) or meant(typed)[0] in unicodedata.normalize("NFKC", typed)

    @given(st.sampled_from(LISTED), st.data())
    def test_of_a_word_with_one_slip_is_that_word_or_nothing(self, word: str, data: st.DataObject) -> None:
        typed = data.draw(st.sampled_from(sorted(_one_slip_away(word))))

        assert meant(typed) in {(word,), (typed,)}


def meant(typed: str) -> tuple[str, ...]:
    """The words that are read, or the one that is not known."""
    try:
        return read(typed)
    except NoSuchWord as refused:
        return (refused.word,)
