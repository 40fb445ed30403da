package io.kopilka.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.AccountItem;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.AccountLot;
import io.kopilka.domain.ledger.Buckets;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.Grain;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.ledger.Recount;
import io.kopilka.domain.ledger.Subject;
import io.kopilka.domain.ledger.Tally;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.SandboxClocks;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.tenancy.TenantWork;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.Publication;
import io.kopilka.rulebook.Publishing;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.rulebook.RulesetDocument;
import io.kopilka.rulebook.RulesetVersions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A tenant in Yekaterinburg with accounts, whose clock is set by hand: silver from 1 000.00 in
/// the year,
/// with 30 days
/// of grace.
final class Bank implements InstantSource {
    static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    static final ProgrammeId PROGRAMME = ProgrammeId.ownOf(TENANT);
    static final KeyId KEY = new KeyId("key_01JZ0000000000000000000000");

    final MemoryTable memory = new MemoryTable(this);
    private Instant now = Instant.parse("2026-11-22T05:00:00Z");
    private final SplittableRandom random = new SplittableRandom(1);
    final Ulids ulids = new Ulids(this, random);

    Bank() {
        TenantProfile tenant = profile();
        Directory directory = new Directory(memory);
        written(memory.write(List.of(directory.create(tenant), directory.list(TENANT))));
        publish("1000.00");
    }

    private static TenantProfile profile() {
        return TenantProfile.of(
                TENANT,
                Text.of("Обувь"),
                Currency.getInstance("RUB"),
                ZoneId.of("Asia/Yekaterinburg"),
                Language.RU,
                Instant.EPOCH);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Sets the clock to noon of a day.
    void comes(LocalDate day) {
        now = day.atTime(12, 0).atZone(ZoneId.of("Asia/Yekaterinburg")).toInstant();
    }

    void publish(String silver) {
        Directory directory = new Directory(memory);
        Drafts drafts = new Drafts(memory);
        RulesetVersions versions = new RulesetVersions(memory);
        Publishing publishing =
                new Publishing(memory, drafts, versions, new Rulebook(versions, directory), directory, this);
        String programme = """
                {"currency": "RUB",
                 "offers": [{"id": "back", "name": "b", "effect": {"points": {"percent": "10"}}}],
                 "promotions": [{"id": "p", "name": "p", "offers": ["back"]}],
                 "tiers": [{"id": "silver", "name": "s", "graceDays": 30,
                            "accumulated": {"atLeast": "%s", "period": {"current": "year"}}}]}""".formatted(silver);
        JsonNode document = switch (Json.read(programme.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode node) -> node;
            case Read.Refused<JsonNode>(var faults) -> throw new AssertionError(faults);
        };
        assertThat(drafts.replace(TENANT, drafts.read(profile()), new RulesetDocument(document)))
                .isPresent();
        assertThat(publishing.publish(profile(), KEY)).isInstanceOf(Publication.Published.class);
    }

    static AccountId account(int number) {
        return new AccountId("acc_01JZ" + "%022d".formatted(number));
    }

    static AccountRef ref(int number) {
        return new AccountRef(TENANT, PROGRAMME, account(number));
    }

    static CustomerId customer(int number) {
        return new CustomerId("cus_01JZ" + "%022d".formatted(number));
    }

    /// Lots of ten points each, of which each ends on a day.
    static LotBook lots(LocalDate... ends) {
        List<AccountLot> lots = new ArrayList<>();
        for (LocalDate end : ends) {
            lots.add(new AccountLot(
                    new LotNumber(lots.size() + 1), Points.whole(10), new LotTerm(LocalDate.of(2026, 1, 1), end)));
        }
        return new LotBook(lots, List.of());
    }

    /// What was paid in 2026, in kopecks.
    static Counters bought(long kopecks) {
        Grain year = new Grain.Units(PeriodUnit.YEAR);
        LocalDate day = LocalDate.of(2026, 6, 1);
        Buckets buckets = Buckets.of(year, new int[] {(int) year.startOf(day).toEpochDay()}, new long[] {kopecks});
        return new Counters(
                Map.of(new Subject.Bought(null, Measured.MONEY), new Tally(kopecks, List.of(buckets))),
                List.of(),
                day,
                RulesetVersion.FIRST);
    }

    /// Puts an account there as an import would.
    void open(int number, LotBook book, Counters counters, @Nullable TierStanding tier) {
        Account account = new Account(account(number), PROGRAMME, 1, book, new LotNumber(100), counters, tier);
        written(memory.write(
                new AccountStore(memory).writes(TENANT, account, List.of(), Occasion.of(customer(number)))));
    }

    /// Puts the account's customer there.
    void join(int number) {
        Customer customer = new Customer(
                customer(number), PROGRAMME, account(number), Customer.Questionnaire.EMPTY, List.of(), Instant.EPOCH);
        written(memory.write(Customers.create(TENANT, customer)));
    }

    Account read(int number) {
        return new AccountStore(memory).load(TENANT, PROGRAMME, account(number));
    }

    /// The customer whom events of an account's present state name; null for nobody.
    @Nullable
    String told(int number) {
        return memory.get(AccountItem.key(TENANT, PROGRAMME, account(number)), Consistency.STRONG)
                .flatMap(item -> item.optionalText("customer"))
                .orElse(null);
    }

    /// How many items a partition has.
    int count(String partition) {
        int items = 0;
        Page page = memory.query(Query.of(partition));
        while (page.next().isPresent()) {
            items += page.items().size();
            page = memory.query(Query.of(partition).after(page.next()));
        }
        return items + page.items().size();
    }

    /// Everything as a new process has it, nothing remembered.
    Worker process(Table table) {
        Directory directory = new Directory(table);
        Rulebook rulebook = new Rulebook(new RulesetVersions(table), directory);
        Customers customers = new Customers(table);
        TenantWork work = new TenantWork(directory, new SandboxClocks(table));
        ReviewAccount review = new ReviewAccount(
                table,
                new AccountStore(table),
                (_, _, before, rules) -> new Recount(before, rules),
                rulebook,
                directory,
                ulids,
                this,
                _ -> {},
                new SplittableRandom(2));
        return new Worker(
                review,
                new KeepAccountsTrue(review, customers),
                new ReviewDueAccounts(table, directory, review, work),
                new RecalculateTiers(table, directory, rulebook, customers, review, work));
    }

    record Worker(
            ReviewAccount review, KeepAccountsTrue consumer, ReviewDueAccounts daily, RecalculateTiers recalculate) {}

    static void written(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
    }
}
