package io.kopilka.accounts;

import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.AccountLot;
import io.kopilka.domain.ledger.Buckets;
import io.kopilka.domain.ledger.Cause;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.Debt;
import io.kopilka.domain.ledger.Entry;
import io.kopilka.domain.ledger.EntryKind;
import io.kopilka.domain.ledger.Forgiven;
import io.kopilka.domain.ledger.Grain;
import io.kopilka.domain.ledger.Hold;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.ledger.LotMovement;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.ledger.PointsUnit;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.RecentPurchase;
import io.kopilka.domain.ledger.Shop;
import io.kopilka.domain.ledger.Side;
import io.kopilka.domain.ledger.Stamp;
import io.kopilka.domain.ledger.Subject;
import io.kopilka.domain.ledger.Tally;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.tier.TierStanding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is stored by each schema, as files that are never changed, and what they must be read as for ever.
final class Samples {
    private static final TenantId PARTNER = new TenantId("ten_01JZZZZZZZZZZZZZZZZZZZZZZ9");
    private static final Subject ALL = new Subject.Bought(null, Measured.MONEY);

    private Samples() {}

    /// The account behind `account-1.hex`: one of every kind of thing that schema 1 can hold.
    static Account account1() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        LotBook book = new LotBook(
                List.of(
                        lot(3, "150", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                        lot(4, "0.5", day, day.plusDays(365)),
                        lot(5, "12.3456", day, day.plusDays(365)),
                        lot(1, "20.25", LocalDate.of(2025, 6, 1), null)),
                List.of(new Debt(new LotNumber(2), Shop.points("7.5"))));
        Map<Subject, Tally> tallies = Map.of(
                Subject.PURCHASES,
                new Tally(41, List.of()),
                ALL,
                new Tally(
                        1_234_567,
                        List.of(
                                Buckets.of(new Grain.Days(90), new int[] {20_400, 20_401, 20_413}, new long[] {
                                    19_900, 300, 1_234_500
                                }),
                                Buckets.of(new Grain.Units(PeriodUnit.MONTH), new int[] {20_758}, new long[] {
                                    Long.MAX_VALUE
                                }))),
                new Subject.Bought("обувь", Measured.QUANTITY),
                new Tally(
                        2_500,
                        List.of(
                                Buckets.empty(new Grain.Units(PeriodUnit.WEEK)),
                                Buckets.of(new Grain.Units(PeriodUnit.QUARTER), new int[] {20_727}, new long[] {2_500}),
                                Buckets.empty(new Grain.Units(PeriodUnit.HALF_YEAR)),
                                Buckets.empty(new Grain.Units(PeriodUnit.YEAR)))),
                new Subject.Bought("shoes", Measured.MONEY),
                new Tally(1, List.of()),
                new Subject.Bought(null, Measured.QUANTITY),
                new Tally(2, List.of()),
                new Subject.Uses("birthday"),
                new Tally(3, List.of()));
        List<RecentPurchase> recent = List.of(
                new RecentPurchase(Instant.parse("2026-11-20T07:00:00Z"), -5, Map.of()),
                new RecentPurchase(Instant.parse("2026-11-22T05:15:59Z"), 123_456_789, Map.of(ALL, 19_900L)));
        return new Account(
                Shop.ACCOUNT,
                Shop.PROGRAMME,
                17,
                book,
                new LotNumber(6),
                new Counters(tallies, recent, day),
                new TierStanding("silver", LocalDate.of(2026, 3, 8)));
    }

    /// The account behind `account-2.hex`: that of schema 1 with two holds.
    static Account account2() {
        Account account = account1();
        LocalDate day = LocalDate.of(2026, 11, 22);
        return new Account(
                account.id(),
                account.programme(),
                account.version(),
                account.book(),
                account.nextLot(),
                account.counters(),
                account.tier(),
                List.of(
                        new Hold(
                                new Ulid("01JZZZZZZZZZZZZZZZZZZZZZZ6"),
                                Instant.parse("2026-11-22T05:30:00Z"),
                                List.of(
                                        lot(3, "10", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                                        lot(1, "0.0001", LocalDate.of(2025, 6, 1), null))),
                        new Hold(
                                new Ulid("01JZZZZZZZZZZZZZZZZZZZZZZ7"),
                                Instant.parse("2026-11-22T05:31:59Z"),
                                List.of(lot(4, "2.25", day, day.plusDays(365))))));
    }

    /// The account behind `account-3.hex`: that of schema 2, its figures built by the definitions of version
    /// 13, and points of two lots forgiven.
    static Account account3() {
        Account account = account2();
        Counters counters = account.counters();
        return new Account(
                account.id(),
                account.programme(),
                account.version(),
                new LotBook(
                        account.book().lots(),
                        account.book().debts(),
                        List.of(
                                new Forgiven(new LotNumber(1), Shop.points("7.5")),
                                new Forgiven(new LotNumber(4), Shop.points("0.0001")))),
                account.nextLot(),
                new Counters(counters.tallies(), counters.recent(), counters.latest(), new RulesetVersion(13)),
                account.tier(),
                account.holds());
    }

    /// The entries behind `entries-1.hex`.
    static Posting posting1() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        return new Posting(
                new Ulid("01JZZZZZZZZZZZZZZZZZZZZZZ5"),
                17,
                new Stamp(
                        OffsetDateTime.parse("2026-11-22T10:15:00+05:00"),
                        Instant.parse("2026-11-22T05:15:01.25Z"),
                        new Cause.Sold(new ReceiptId("rcp_" + "0123456789ABCDEF".repeat(2))),
                        new KeyId("key_01JZZZZZZZZZZZZZZZZZZZZZZ3")),
                List.of(
                        new Entry(
                                EntryKind.REDEMPTION,
                                Side.MEMBER,
                                Side.REDEEMED,
                                PointsUnit.SPENDABLE,
                                Shop.points("30"),
                                Shop.TENANT,
                                PARTNER,
                                List.of(
                                        new LotMovement(
                                                new LotNumber(3),
                                                Shop.points("-20"),
                                                new LotTerm(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))),
                                        new LotMovement(
                                                new LotNumber(1),
                                                Shop.points("-10"),
                                                new LotTerm(LocalDate.of(2025, 6, 1), null)))),
                        new Entry(
                                EntryKind.ACCRUAL,
                                Side.ISSUED,
                                Side.MEMBER,
                                PointsUnit.SPENDABLE,
                                Shop.points("111.5"),
                                Shop.TENANT,
                                Shop.TENANT,
                                List.of(
                                        new LotMovement(new LotNumber(2), Shop.points("7.5"), null),
                                        new LotMovement(
                                                new LotNumber(6),
                                                Shop.points("104"),
                                                new LotTerm(day, day.plusDays(365)))))));
    }

    static byte[] stored(String name) {
        try (InputStream file = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static AccountLot lot(long number, String left, LocalDate activates, @Nullable LocalDate expires) {
        Points points = Shop.points(left);
        return new AccountLot(new LotNumber(number), points, new LotTerm(activates, expires));
    }
}
