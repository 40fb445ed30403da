package io.kopilka.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class IdsTest {

    private static final Ulid ULID = new Ulid("01JZ0000000000000000000000");

    /// A kind of id: its prefix and how it is parsed.
    private record Kind(String prefix, Function<String, Optional<?>> parse) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("ten_", TenantId::parse),
            new Kind("sto_", StoreId::parse),
            new Kind("cus_", CustomerId::parse),
            new Kind("acc_", AccountId::parse),
            new Kind("prg_", ProgrammeId::parse),
            new Kind("per_", PersonId::parse),
            new Kind("dev_", DeviceId::parse),
            new Kind("ivt_", InvitationId::parse),
            new Kind("key_", KeyId::parse));

    @Test
    void eachKindReadsItsOwnIdsAndNoOthers() {
        for (Kind reader : KINDS) {
            for (Kind writer : KINDS) {
                boolean same = reader.equals(writer);
                assertThat(reader.parse().apply(writer.prefix() + ULID.text()).isPresent())
                        .as("%s reads %s", reader.prefix(), writer.prefix())
                        .isEqualTo(same);
            }
            for (String wrong : List.of("", "#", ULID.text(), "#0000000000000000000000000", ULID.text() + "#")) {
                assertThat(reader.parse().apply(reader.prefix() + wrong.replace(ULID.text(), "01JZ")))
                        .isEmpty();
            }
            assertThat(reader.parse().apply(reader.prefix() + ULID.text() + "#"))
                    .isEmpty();
            assertThat(reader.parse().apply(reader.prefix() + "#" + ULID.text().substring(1)))
                    .isEmpty();
        }
    }

    @Test
    void anIdOfAnotherKindCannotBeMade() {
        assertThatThrownBy(() -> new TenantId("sto_" + ULID)).isInstanceOf(IllegalArgumentException.class);
        assertThat(TenantId.of(ULID).value()).isEqualTo("ten_01JZ0000000000000000000000");
        assertThat(TenantId.of(ULID).ulid()).isEqualTo(ULID);
    }

    @Test
    void anActorIsAKeyADeviceOrAPersonAndNothingElse() {
        assertThat(Actor.parse("key_" + ULID)).contains(KeyId.of(ULID));
        assertThat(Actor.parse("dev_" + ULID)).contains(DeviceId.of(ULID));
        assertThat(Actor.parse("per_" + ULID)).contains(PersonId.of(ULID));
        assertThat(Actor.parse("cus_" + ULID)).isEmpty();
        assertThat(Actor.parse("")).isEmpty();
    }

    @Test
    void aTenantsOwnProgrammeIsKnownFromItsId() {
        assertThat(ProgrammeId.ownOf(TenantId.of(ULID)).value()).isEqualTo("prg_01JZ0000000000000000000000");
    }

    @Test
    void cardNumbersAreWhatCodesAndReadersGive() {
        assertThat(CardNumber.parse("2000000000015")).isPresent();
        assertThat(CardNumber.parse("126,58404")).isPresent();
        assertThat(CardNumber.parse("A-1_b.2")).isPresent();
        assertThat(CardNumber.parse("9".repeat(64))).isPresent();
        for (String wrong : List.of("", "9".repeat(65), "1#2", "1 2", "-1", "1/2", "١٢", "1\n")) {
            assertThat(CardNumber.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void tillsAreNamedFreelyInUpTo32Characters() {
        assertThat(TillId.parse("Касса #2")).contains(new TillId("Касса #2"));
        assertThat(TillId.parse("😀".repeat(32))).isPresent();
        for (String wrong : List.of("", " ", "x".repeat(33), "a\tb", "a\u2028b", "\ud83d")) {
            assertThat(TillId.parse(wrong)).as(wrong).isEmpty();
        }
        assertThatThrownBy(() -> new TillId("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void receiptNumbersHaveUpTo64Characters() {
        assertThat(ReceiptNumber.parse("0001/А")).isPresent();
        assertThat(ReceiptNumber.parse("9".repeat(64))).isPresent();
        assertThat(ReceiptNumber.parse("9".repeat(65))).isEmpty();
        assertThat(ReceiptNumber.parse("")).isEmpty();
    }

    @Test
    void rulesetVersionsCountFromOneAndNoneIsBeforeThem() {
        assertThat(RulesetVersion.parse("12")).contains(new RulesetVersion(12));
        assertThat(RulesetVersion.FIRST.next()).isEqualTo(new RulesetVersion(2));
        for (String wrong : List.of("", "0", "-1", "01", "1.0", "1234567890", "x")) {
            assertThat(RulesetVersion.parse(wrong)).as(wrong).isEmpty();
        }
        assertThat(RulesetVersion.NONE.next()).isEqualTo(RulesetVersion.FIRST);
        assertThatThrownBy(() -> new RulesetVersion(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idempotencyKeysAreVisibleAsciiOfUpTo255Characters() {
        assertThat(IdempotencyKey.parse("!~#")).isPresent();
        assertThat(IdempotencyKey.parse("k".repeat(255))).isPresent();
        for (String wrong : List.of("", "k".repeat(256), "a b", "ключ", "a\u007f", "a\n")) {
            assertThat(IdempotencyKey.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
