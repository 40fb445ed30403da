package io.kopilka.domain.words;

import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.text.Language;
import java.util.function.Function;
import java.util.stream.Stream;

/// The names of things in one language: from the ruleset where it has them, from [Names] otherwise, the id where
/// nobody knows better.
record Vocabulary(Ruleset ruleset, Names names, Language language) {
    String segment(String id) {
        return find(
                ruleset.segments().stream(),
                segment -> segment.id().equals(id),
                segment -> segment.name().in(language),
                id);
    }

    String tier(String id) {
        return find(
                ruleset.tiers().stream(),
                tier -> tier.id().equals(id),
                tier -> tier.name().in(language),
                id);
    }

    String cardKind(String id) {
        return find(
                ruleset.cardKinds().stream(),
                kind -> kind.id().equals(id),
                kind -> kind.name().in(language),
                id);
    }

    String of(Names.Thing thing, String id) {
        return names.of(thing, id).in(language);
    }

    private static <T> String find(
            Stream<T> things, java.util.function.Predicate<T> isIt, Function<T, String> name, String id) {
        return things.filter(isIt).findFirst().map(name).orElse(id);
    }
}
