package io.kopilka.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.SettableTime;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.time.Pause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OnceTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId OTHER = new TenantId("ten_01JZ0000000000000000000001");
    private static final IdempotencyKey KEY = new IdempotencyKey("till-1#42");
    private static final RequestDigest REQUEST = digest("{\"points\":\"5\"}");
    private static final Key BALANCE = Keys.card(TENANT, new CardNumber("balance"));

    private final SettableTime time = new SettableTime("2026-11-22T10:00:00Z");
    private final Table table = new MemoryTable(time);
    private final List<Duration> pauses = new ArrayList<>();
    private final Once once = once(pauses::add);

    @Test
    void theSecondCallGetsTheFirstAnswerAndChangesNothing() {
        assertThat(once.run(TENANT, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Performed(answer("balance 5")));

        assertThat(once.run(TENANT, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Replayed(answer("balance 5")));

        assertThat(balance()).isEqualTo(5);
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatIsOneTransactionTakesTheKeyWithItsEffect() {
        assertThat(once.runAtOnce(TENANT, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Performed(answer("balance 5")));
        assertThat(once.runAtOnce(TENANT, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Replayed(answer("balance 5")));
        assertThat(once.runAtOnce(TENANT, KEY, digest("{}"), this::addFive)).isEqualTo(new OnceOutcome.KeyReused());
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void whatWasRefusedAtOnceLeavesTheKeyFree() {
        assertThat(once.runAtOnce(TENANT, KEY, REQUEST, _ -> new OnceResult.Refused(answer("no"))))
                .isEqualTo(new OnceOutcome.Performed(answer("no")));
        assertThat(once.runAtOnce(TENANT, KEY, digest("{}"), this::addFive))
                .isEqualTo(new OnceOutcome.Performed(answer("balance 5")));
    }

    @Test
    void manyCallsAtOnceOfOneTransactionHaveOneEffect() throws Exception {
        List<OnceOutcome> outcomes =
                concurrently(50, _ -> once(Pause.real()).runAtOnce(TENANT, KEY, REQUEST, this::addFive));

        assertThat(outcomes)
                .containsOnly(
                        new OnceOutcome.Performed(answer("balance 5")), new OnceOutcome.Replayed(answer("balance 5")));
        assertThat(outcomes).filteredOn(OnceOutcome.Performed.class::isInstance).hasSize(1);
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void theKeyWithAnotherBodyIsRefusedAndAnotherKeyOrTenantIsNot() {
        once.run(TENANT, KEY, REQUEST, this::addFive);

        assertThat(once.run(TENANT, KEY, digest("{\"points\":\"6\"}"), this::addFive))
                .isEqualTo(new OnceOutcome.KeyReused());
        assertThat(balance()).isEqualTo(5);

        assertThat(once.run(TENANT, new IdempotencyKey("till-1#43"), REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Performed(answer("balance 10")));
        assertThat(once.run(OTHER, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Performed(answer("balance 15")));
    }

    @Test
    void theKeyOfOneInFlightWithAnotherBodyIsRefusedAtOnce() {
        once.run(TENANT, KEY, REQUEST, lease -> {
            assertThat(once.run(TENANT, KEY, digest("{}"), this::addFive)).isEqualTo(new OnceOutcome.KeyReused());
            return addFive(lease);
        });

        assertThat(balance()).isEqualTo(5);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aRefusalGivesTheKeyBack() {
        assertThat(once.run(TENANT, KEY, REQUEST, _ -> new OnceResult.Refused(answer("no such card"))))
                .isEqualTo(new OnceOutcome.Performed(answer("no such card")));

        assertThat(once.run(TENANT, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Performed(answer("balance 5")));
    }

    @Test
    void anAnswerIsKeptFor35DaysAtLeast() {
        once.run(TENANT, KEY, REQUEST, this::addFive);

        time.pass(Duration.ofDays(35));
        assertThat(once.run(TENANT, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Replayed(answer("balance 5")));

        time.pass(Duration.ofDays(1));
        assertThat(once.run(TENANT, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Performed(answer("balance 10")));
    }

    @Test
    void aCallThatFindsOneInFlightWaitsForItsAnswer() {
        List<OnceOutcome> second = new ArrayList<>();
        once.run(TENANT, KEY, REQUEST, lease -> {
            OnceResult[] result = new OnceResult[1];
            Once impatient = once(time -> {
                pauses.add(time);
                if (pauses.size() == 3) {
                    result[0] = addFive(lease);
                }
            });
            second.add(impatient.run(TENANT, KEY, REQUEST, this::addFive));
            return result[0];
        });

        assertThat(second).containsExactly(new OnceOutcome.Replayed(answer("balance 5")));
        assertThat(pauses).hasSize(3);
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void waitingEndsAfterTwentySeconds() {
        once.run(TENANT, KEY, REQUEST, lease -> {
            assertThat(once.run(TENANT, KEY, REQUEST, this::addFive)).isEqualTo(new OnceOutcome.StillInFlight());
            return addFive(lease);
        });

        Duration waited = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_500));
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void whenTheHolderDiesAnotherTakesOverOnceTheLeaseHasRunOut() {
        assertThatThrownBy(() -> once.run(TENANT, KEY, REQUEST, _ -> {
                    throw new IllegalStateException("the process ends here");
                }))
                .isInstanceOf(IllegalStateException.class);
        time.pass(Once.LEASE.minusMillis(1));
        assertThat(once.run(TENANT, KEY, REQUEST, this::addFive)).isEqualTo(new OnceOutcome.StillInFlight());

        time.pass(Duration.ofMillis(1));

        assertThat(once.run(TENANT, KEY, REQUEST, this::addFive))
                .isEqualTo(new OnceOutcome.Performed(answer("balance 5")));
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void aHolderWhoComesBackTooLateChangesNothingAndGivesTheOthersAnswer() {
        OnceOutcome slow = once.run(TENANT, KEY, REQUEST, lease -> {
            time.pass(Once.LEASE);
            assertThat(once.run(TENANT, KEY, REQUEST, this::addFive))
                    .isEqualTo(new OnceOutcome.Performed(answer("balance 5")));
            return addFive(lease);
        });

        assertThat(slow).isEqualTo(new OnceOutcome.Replayed(answer("balance 5")));
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void ofAHundredCallsAtOnceOneHasTheEffectAndAllGetItsAnswer() throws InterruptedException, ExecutionException {
        Once patient = once(Pause.real());
        List<OnceOutcome> outcomes = concurrently(100, _ -> patient.run(TENANT, KEY, REQUEST, this::addFive));

        assertThat(outcomes).filteredOn(OnceOutcome.Performed.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isIn(
                                new OnceOutcome.Performed(answer("balance 5")),
                                new OnceOutcome.Replayed(answer("balance 5"))));
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void aRequestIsAnotherWhereMethodPathOrBodyDiffers() {
        assertThat(RequestDigest.of("POST", "/v1/a", bytes("b")))
                .isEqualTo(RequestDigest.of("POST", "/v1/a", bytes("b")))
                .isNotEqualTo(RequestDigest.of("POST", "/v1/ab", bytes("")))
                .isNotEqualTo(RequestDigest.of("PUT", "/v1/a", bytes("b")))
                .isNotEqualTo(RequestDigest.of("POST", "/v1/a", bytes("c")));
    }

    private OnceResult addFive(OnceLease lease) {
        while (true) {
            Item before = table.get(BALANCE, Consistency.STRONG)
                    .orElse(Item.of(BALANCE, 1).with("points", 0).build());
            long points = before.whole("points") + 5;
            Item after = Item.of(BALANCE, 1)
                    .version(before.version() + 1)
                    .with("points", points)
                    .build();
            Write effect = before.version() == 0
                    ? new Write.PutIfAbsent(after)
                    : new Write.PutIfVersion(after, before.version());
            Answer answer = answer("balance " + points);
            switch (table.write(List.of(effect, lease.keeping(answer)))) {
                case WriteOutcome.Written() -> {
                    return new OnceResult.Kept(answer);
                }
                case WriteOutcome.Refused refused -> {
                    if (refused.index() == 1) {
                        return new OnceResult.Overtaken();
                    }
                }
            }
        }
    }

    private long balance() {
        return table.get(BALANCE, Consistency.STRONG).orElseThrow().whole("points");
    }

    private Once once(Pause pause) {
        return new Once(table, time, Once.USUAL_PATIENCE, pause, new SplittableRandom(1));
    }

    private static List<OnceOutcome> concurrently(int calls, Function<Integer, OnceOutcome> call)
            throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<OnceOutcome>> all = IntStream.range(0, calls)
                    .<Callable<OnceOutcome>>mapToObj(number -> () -> call.apply(number))
                    .toList();
            List<OnceOutcome> outcomes = new ArrayList<>();
            for (Future<OnceOutcome> future : executor.invokeAll(all)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    private static Answer answer(String text) {
        return new Answer(200, Map.of("Content-Type", "application/json"), bytes(text));
    }

    private static RequestDigest digest(String body) {
        return RequestDigest.of("POST", "/v1/customers/x/points/adjustments", bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
