package io.kopilka.cards.batch;

import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.NumberRangeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An order of cards of one kind: turns of a range of numbers, and how far they have become cards.
///
/// @param kind the id of the card kind
/// @param range that the numbers are drawn from
/// @param first the turn of the first card
/// @param count how many cards, 1 to [#MOST_CARDS]
/// @param state how far it is
/// @param swapped turns whose numbers were cards already, and the turns that took their places
/// @param note what the tenant calls it
/// @param namedUntil until when the names to be printed are kept; empty where the cards have no names
/// @param placements to which stores it goes, in the order in which that was said
/// @param createdBy the actor's id
/// @param version 1 or more
public record Batch(
        CardBatchId id,
        String kind,
        NumberRangeId range,
        long first,
        int count,
        State state,
        Map<Long, Long> swapped,
        Optional<String> note,
        Optional<Instant> namedUntil,
        List<Placement> placements,
        Instant createdAt,
        String createdBy,
        long version) {

    /// The most cards of a batch.
    public static final int MOST_CARDS = 100_000;

    /// The most cards of a batch with names on them.
    public static final int MOST_NAMES = 1_000;

    /// So many numbers may turn out to be cards already; then something is wrong with the range.
    static final int MOST_SWAPPED = 1_000;

    /// The most placements of a batch.
    static final int MOST_PLACEMENTS = 100;

    public Batch {
        if (count < 1 || count > MOST_CARDS) {
            throw new IllegalArgumentException("a batch has 1 to " + MOST_CARDS + " cards");
        }
        swapped = new TreeMap<>(swapped);
        placements = List.copyOf(placements);
    }

    /// How far a batch is.
    public sealed interface State {

        /// Being made.
        ///
        /// @param made how many of its cards are in the system
        record Making(int made) implements State {}

        /// All of its cards are in the system.
        record Made() implements State {}

        /// Given up: too many of its numbers were cards already, or the range has none left. What was
        /// made stays.
        ///
        /// @param made how many of its cards are in the system
        record Stopped(int made) implements State {}
    }

    /// How many of its cards are in the system.
    public int made() {
        return switch (state) {
            case State.Making(int made) -> made;
            case State.Made() -> count;
            case State.Stopped(int made) -> made;
        };
    }

    /// The turn of a card.
    ///
    /// @param place from 0
    long turn(int place) {
        long turn = first + place;
        Long other = swapped.get(turn);
        while (other != null) {
            turn = other;
            other = swapped.get(turn);
        }
        return turn;
    }

    /// The placement that is being done; empty where none is waiting.
    Optional<Placement> nextPlacement() {
        return placements.stream().filter(each -> !each.isDone()).findFirst();
    }

    /// Whether there is anything left to do.
    boolean hasWork() {
        return switch (state) {
            case State.Making _ -> true;
            case State.Made _, State.Stopped _ -> nextPlacement().isPresent();
        };
    }

    Batch in(State next) {
        return with(next, swapped, placements);
    }

    Batch swapping(long turn, long other) {
        Map<Long, Long> more = new TreeMap<>(swapped);
        more.put(turn, other);
        return with(state, more, placements);
    }

    Batch placing(Placement placement) {
        List<Placement> more = new ArrayList<>(placements);
        more.add(placement);
        return with(state, swapped, more);
    }

    /// The same after the placement that is being done has come further.
    Batch placed(Placement further) {
        List<Placement> changed = new ArrayList<>(placements);
        changed.set(placements.indexOf(nextPlacement().orElseThrow()), further);
        return with(state, swapped, changed);
    }

    private Batch with(State nextState, Map<Long, Long> nextSwapped, List<Placement> nextPlacements) {
        return new Batch(
                id,
                kind,
                range,
                first,
                count,
                nextState,
                nextSwapped,
                note,
                namedUntil,
                nextPlacements,
                createdAt,
                createdBy,
                version + 1);
    }
}
