package io.kopilka.platform.table;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.InboundId;
import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.domain.identity.NumberRangeId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReturnId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.TillId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The key of every item type, and the only place that builds one.
///
/// Every partition's key begins with its tenant's fence `T#<tenant>#` ([Key#fence]). Ids cannot contain the
/// separator;
/// texts that can
/// are escaped (`#` as `%23`, `%` as `%25`) or hashed. Numbers and moments have fixed widths, so that sort keys
/// sort as
/// what they say.
///
/// | item | PK behind the fence | SK |
/// |---|---|---|
/// | list of all tenants | `TENANTS`, in the service's own fence | `<tenant>` |
/// | tenant | `TENANT` | `TENANT` |
/// | store, person, API key | `TENANT` | `STORE#<id>`, `PERSON#<mark>`, `APIKEY#<fingerprint>` |
/// | who the owners are, an invitation | `TENANT` | `OWNERS`, `INVITATION#<fingerprint>` |
/// | when a key, a device or a person was last here | `USED` | `<id>` |
/// | a letter that is to leave | `LETTERS` | `<ulid>` |
/// | that a person belongs to a tenant | `PEOPLE#<mark>`, in the service's own fence | `<tenant>` |
/// | what a short code pairs a device with | `PAIRING#<fingerprint>`, in the service's own fence | `PAIRING` |
/// | what people and machines did | `AUDIT` | `<ulid>` |
/// | a sandbox's clock, a till of a store | `TENANT` | `CLOCK`, `TILL#<store>#<till>` |
/// | the tenant's wrapped data key | `DATAKEY` | `DATAKEY` |
/// | ruleset: draft, published pointer | `RULES` | `DRAFT`, `PUBLISHED` |
/// | ruleset version, its document | `RULES` | `V#<n, 10 digits>`, `DOC#<n, 10 digits>` |
/// | account, its ledger entries | `ACC#<programme>#<account>` | `STATE`, `ENTRY#<ulid>` |
/// | receipt, what has come back of it, its returns | `RCP#<id>` | `RCP`, `RETURNED`, `RETURN#<ulid>` |
/// | points set aside | `HOLD#<id>` | `HOLD` |
/// | when an account is to be looked at, what was told of its points | the same | `DUE`, `NOTICE#<day>#<lot>` |
/// | accounts by the day on which they are to be looked at | `DUE#<shard>` | `<day>#<programme>#<account>` |
/// | how far all accounts were looked at for a ruleset | `RULES` | `RECALCULATION` |
/// | receipt | `RCP#<id>` | `RCP` |
/// | receipts of a day | `DAY#<day>#<shard>` | `<moment>#<receipt>` |
/// | card | `CARD#<number>` | `CARD` |
/// | how card kinds are printed; number plan, ranges of numbers | `CARDS` | `KIND#<id>`; `RANGES`, `RANGE#<id>` |
/// | batch of cards, names to be printed on it, that there is work left | `CARDS` | `BATCH#<id>`, `NAMES#<id>`,
/// `WORK#<id>` |
/// | customer, their receipts | `CUS#<id>` | `CUS`, `RCP#<moment>#<receipt>` |
/// | idempotency key of operations other than receipts | `ONCE#<hash>` | `ONCE` |
/// | list of customers | `CUSTOMERS#<shard>` | `<customer>` |
/// | a text that only one may have | `TAKEN#<kind>#<hash>` | `TAKEN` |
/// | webhook endpoint, how it fares; integration | `HOOKS` | `ENDPOINT#<id>`, `HEALTH#<id>`; `INTEGRATION#<id>` |
/// | body of a webhook | `TOLD#<event>` | `TOLD` |
/// | delivery of a webhook | `ENDPOINT#<id>#<shard>` | `<moment>#<event>` |
/// | message from outside | `INBOUND#<id>` | `INBOUND` |
/// | its place in the list | `INTEGRATION#<id>#<shard>` | `<moment>#<id>` |
/// | uses of an offer by everybody | `USES#<offer>` | `LIFETIME`, `<unit>#<first day>`, `ROLLING#<days>` |
/// | report bucket | `AGG#<report>#<shard>` | `<day>#<dimension>` |
/// | that reports have counted an event | `COUNTED#<event>` | `COUNTED` |
public final class Keys {

    /// Stands between the parts of a key, and in no id.
    public static final char SEPARATOR = '#';

    /// Stands where a tenant would, for what belongs to the service itself: no ULID of any moment is all noughts.
    public static final TenantId HOUSE = new TenantId(TenantId.PREFIX + "0".repeat(Ulid.LENGTH));

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int FINGERPRINT_BYTES = 16;
    private static final String NOTICE = "NOTICE#";
    private static final String TILL = "TILL#";

    /// What the sort key of a card kind's settings begins with.
    public static final String CARD_KIND = "KIND#";

    /// What the sort key of a range of card numbers begins with.
    public static final String NUMBER_RANGE = "RANGE#";

    /// What the sort key of a batch begins with.
    public static final String CARD_BATCH = "BATCH#";

    /// What the sort key of a [#cardWork] begins with.
    public static final String CARD_WORK = "WORK#";

    /// The character after the separator: behind every key that goes on with it, before every other.
    private static final String BEHIND_SEPARATOR = Character.toString(SEPARATOR + 1);

    private Keys() {}

    // All tenants.

    /// The place of a tenant in the list of all tenants. The list stands in a fence that is no tenant's, so that no
    /// tenant's credentials reach it.
    ///
    /// @param house [#HOUSE]
    public static Key tenantListed(TenantId house, TenantId tenant) {
        return new Key(tenants(house), tenant.value());
    }

    /// The list of all tenants.
    ///
    /// @param house [#HOUSE]
    public static String tenants(TenantId house) {
        return partition(house, "TENANTS");
    }

    // The tenant itself.

    /// What belongs to the tenant as a whole: itself, stores, people, API keys.
    public static String tenantPartition(TenantId tenant) {
        return partition(tenant, "TENANT");
    }

    public static Key tenant(TenantId tenant) {
        return new Key(tenantPartition(tenant), "TENANT");
    }

    /// The tenant's data key, wrapped.
    public static Key dataKey(TenantId tenant) {
        return new Key(partition(tenant, "DATAKEY"), "DATAKEY");
    }

    public static Key store(TenantId tenant, StoreId store) {
        return new Key(tenantPartition(tenant), "STORE#" + store.value());
    }

    /// The stores in a [#tenantPartition].
    public static SortRange stores() {
        return new SortRange.Prefix("STORE#");
    }

    /// How far a sandbox's clock is from the service's.
    public static Key sandboxClock(TenantId tenant) {
        return new Key(tenantPartition(tenant), "CLOCK");
    }

    /// A till that a store has named. What it is called is free text.
    public static Key till(TenantId tenant, StoreId store, TillId till) {
        return new Key(tenantPartition(tenant), TILL + store.value() + SEPARATOR + escaped(till.value()));
    }

    /// The tills of a store in a [#tenantPartition].
    public static SortRange tills(StoreId store) {
        return new SortRange.Prefix(TILL + store.value() + SEPARATOR);
    }

    /// A member of the team.
    ///
    /// @param mark what they are found by: 64 hexadecimal digits
    public static Key person(TenantId tenant, String mark) {
        return new Key(tenantPartition(tenant), "PERSON#" + mark);
    }

    /// Who the owners are.
    public static Key owners(TenantId tenant) {
        return new Key(tenantPartition(tenant), "OWNERS");
    }

    /// An invitation into the team, found by the hash of its code.
    public static Key invitation(TenantId tenant, byte[] hash) {
        return new Key(tenantPartition(tenant), "INVITATION#" + fingerprint(hash));
    }

    /// The invitations in a [#tenantPartition].
    public static SortRange invitations() {
        return new SortRange.Prefix("INVITATION#");
    }

    /// When a key, a device or a person was last here.
    public static Key lastUse(TenantId tenant, Actor actor) {
        return new Key(lastUsesPartition(tenant), actor.value());
    }

    /// When whoever may act for the tenant was last here.
    public static String lastUsesPartition(TenantId tenant) {
        return partition(tenant, "USED");
    }

    /// A letter that is to leave the service.
    public static Key letter(TenantId tenant, Ulid letter) {
        return new Key(lettersPartition(tenant), letter.text());
    }

    /// The letters of a tenant.
    public static String lettersPartition(TenantId tenant) {
        return partition(tenant, "LETTERS");
    }

    // People across tenants, and devices that are not yet anybody's: the service's own.

    /// That a person belongs to a tenant.
    ///
    /// @param house [#HOUSE]
    /// @param mark what they are found by
    public static Key membership(TenantId house, String mark, TenantId tenant) {
        return new Key(memberships(house, mark), tenant.value());
    }

    /// The tenants of a person.
    ///
    /// @param house [#HOUSE]
    public static String memberships(TenantId house, String mark) {
        return partition(house, "PEOPLE", mark);
    }

    /// What a short code pairs a device with. The code names no tenant, so it stands in the service's own
    /// fence.
    ///
    /// @param house [#HOUSE]
    /// @param hash of the code
    public static Key pairing(TenantId house, byte[] hash) {
        return new Key(partition(house, "PAIRING", fingerprint(hash)), "PAIRING");
    }

    /// The people in a [#tenantPartition].
    public static SortRange people() {
        return new SortRange.Prefix("PERSON#");
    }

    /// An API key, found by the first 16 bytes of its hash (the whole hash is compared when it is found).
    public static Key apiKey(TenantId tenant, byte[] hash) {
        return new Key(tenantPartition(tenant), "APIKEY#" + fingerprint(hash));
    }

    private static String fingerprint(byte[] hash) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
    }

    /// The API keys in a [#tenantPartition].
    public static SortRange apiKeys() {
        return new SortRange.Prefix("APIKEY#");
    }

    // The audit log.

    /// What people and machines did to the tenant's configuration, people and customers, oldest first.
    public static String auditPartition(TenantId tenant) {
        return partition(tenant, "AUDIT");
    }

    public static Key auditEntry(TenantId tenant, Ulid entry) {
        return new Key(auditPartition(tenant), entry.text());
    }

    /// The entries in an [#auditPartition] from one moment to another, both included, to the millisecond.
    public static SortRange auditBetween(Instant from, Instant to) {
        return new SortRange.Between(Ulid.lowest(from).text(), Ulid.highest(to).text());
    }

    // The programme.

    /// The tenant's rulesets.
    public static String rulesPartition(TenantId tenant) {
        return partition(tenant, "RULES");
    }

    public static Key rulesetDraft(TenantId tenant) {
        return new Key(rulesPartition(tenant), "DRAFT");
    }

    /// Which version is in force.
    public static Key publishedPointer(TenantId tenant) {
        return new Key(rulesPartition(tenant), "PUBLISHED");
    }

    /// Who published a version and when; without its document, so that a list of versions costs little.
    public static Key rulesetVersion(TenantId tenant, RulesetVersion version) {
        return new Key(rulesPartition(tenant), "V#" + tenDigits(version));
    }

    /// The document of a version.
    public static Key rulesetDocument(TenantId tenant, RulesetVersion version) {
        return new Key(rulesPartition(tenant), "DOC#" + tenDigits(version));
    }

    /// The published versions in a [#rulesPartition], lowest first.
    public static SortRange rulesetVersions() {
        return new SortRange.Prefix("V#");
    }

    // Accounts.

    /// An account and its ledger.
    public static String accountPartition(TenantId tenant, ProgrammeId programme, AccountId account) {
        return partition(tenant, "ACC", programme.value(), account.value());
    }

    public static Key accountState(TenantId tenant, ProgrammeId programme, AccountId account) {
        return new Key(accountPartition(tenant, programme, account), "STATE");
    }

    public static Key ledgerEntry(TenantId tenant, ProgrammeId programme, AccountId account, Ulid entry) {
        return new Key(accountPartition(tenant, programme, account), "ENTRY#" + entry.text());
    }

    /// The ledger entries in an [#accountPartition], oldest first.
    public static SortRange ledgerEntries() {
        return new SortRange.Prefix("ENTRY#");
    }

    /// When an account has to be looked at again.
    public static Key accountDue(TenantId tenant, ProgrammeId programme, AccountId account) {
        return new Key(accountPartition(tenant, programme, account), "DUE");
    }

    /// That the customer was told of points which end.
    ///
    /// @param on the last day on which they may be spent
    /// @param lot the number of the latest of them
    public static Key pointsNotice(TenantId tenant, ProgrammeId programme, AccountId account, LocalDate on, long lot) {
        return new Key(accountPartition(tenant, programme, account), NOTICE + on + SEPARATOR + lot);
    }

    /// The notices in an [#accountPartition].
    public static SortRange pointsNotices() {
        return new SortRange.Prefix(NOTICE);
    }

    /// The place of an account among those that have to be looked at on a day.
    public static Key dueAccount(TenantId tenant, LocalDate day, ProgrammeId programme, AccountId account) {
        return new Key(
                dueAccountsPartition(tenant, Shard.of(account)),
                day.toString() + SEPARATOR + programme.value() + SEPARATOR + account.value());
    }

    /// All shards of the accounts that have to be looked at.
    public static List<String> dueAccounts(TenantId tenant) {
        return Shard.ALL.stream()
                .map(shard -> dueAccountsPartition(tenant, shard))
                .toList();
    }

    /// Those in [#dueAccounts] that have to be looked at up to a day, the first days first.
    public static SortRange dueThrough(LocalDate day) {
        return new SortRange.Between("0", day + BEHIND_SEPARATOR);
    }

    private static String dueAccountsPartition(TenantId tenant, Shard shard) {
        return partition(tenant, "DUE", Integer.toString(shard.number()));
    }

    /// How far all accounts have been looked at for a ruleset.
    public static Key recalculation(TenantId tenant) {
        return new Key(rulesPartition(tenant), "RECALCULATION");
    }

    // Receipts.

    public static Key receipt(TenantId tenant, ReceiptId receipt) {
        return new Key(receiptPartition(tenant, receipt), "RCP");
    }

    /// A receipt and what came back of it.
    public static String receiptPartition(TenantId tenant, ReceiptId receipt) {
        return partition(tenant, "RCP", receipt.value());
    }

    /// How much of each line has come back: the guard against returning anything twice.
    public static Key returned(TenantId tenant, ReceiptId receipt) {
        return new Key(receiptPartition(tenant, receipt), "RETURNED");
    }

    /// One return of a receipt's goods.
    public static Key goodsReturn(TenantId tenant, ReceiptId receipt, ReturnId step) {
        return new Key(
                receiptPartition(tenant, receipt), "RETURN#" + step.ulid().text());
    }

    /// The returns in a [#receiptPartition], oldest first.
    public static SortRange returns() {
        return new SortRange.Prefix("RETURN#");
    }

    /// Points set aside: whose they are.
    public static Key hold(TenantId tenant, HoldId hold) {
        return new Key(partition(tenant, "HOLD", hold.value()), "HOLD");
    }

    /// The place of a receipt in the list of its business day, by the moment of the sale.
    public static Key receiptOfDay(TenantId tenant, LocalDate businessDay, Instant at, ReceiptId receipt) {
        return new Key(
                receiptsOfDayPartition(tenant, businessDay, Shard.of(receipt)),
                moment(at) + SEPARATOR + receipt.value());
    }

    /// One shard of the list of a business day.
    public static String receiptsOfDayPartition(TenantId tenant, LocalDate businessDay, Shard shard) {
        return partition(tenant, "DAY", businessDay.toString(), Integer.toString(shard.number()));
    }

    /// All shards of the list of a business day, for a [ShardedList].
    public static List<String> receiptsOfDay(TenantId tenant, LocalDate businessDay) {
        return Shard.ALL.stream()
                .map(shard -> receiptsOfDayPartition(tenant, businessDay, shard))
                .toList();
    }

    // Cards and customers.

    public static Key card(TenantId tenant, CardNumber number) {
        return new Key(partition(tenant, "CARD", number.value()), "CARD");
    }

    /// How a tenant's cards are printed and numbered, and the batches.
    public static String cardsPartition(TenantId tenant) {
        return partition(tenant, "CARDS");
    }

    /// How the cards of a kind are printed and numbered.
    ///
    /// @param kind the id of the card kind: any text
    public static Key cardKind(TenantId tenant, String kind) {
        return new Key(cardsPartition(tenant), CARD_KIND + escaped(kind));
    }

    /// The card kinds in a [#cardsPartition].
    public static SortRange cardKinds() {
        return new SortRange.Prefix(CARD_KIND);
    }

    /// Which numbers are whose, as far as it is no range.
    public static Key numberPlan(TenantId tenant) {
        return new Key(cardsPartition(tenant), "RANGES");
    }

    /// A range of card numbers.
    public static Key numberRange(TenantId tenant, NumberRangeId range) {
        return new Key(cardsPartition(tenant), NUMBER_RANGE + range.value());
    }

    /// The number plan and the ranges in a [#cardsPartition], ranges in the order in which they were taken.
    public static SortRange numberPlanAndRanges() {
        return new SortRange.Prefix("RANGE");
    }

    public static Key cardBatch(TenantId tenant, CardBatchId batch) {
        return new Key(cardsPartition(tenant), CARD_BATCH + batch.value());
    }

    /// The batches in a [#cardsPartition], oldest first.
    public static SortRange cardBatches() {
        return new SortRange.Prefix(CARD_BATCH);
    }

    /// The names that are to be printed on the cards of a batch.
    public static Key cardNames(TenantId tenant, CardBatchId batch) {
        return new Key(cardsPartition(tenant), "NAMES#" + batch.value());
    }

    /// What marks that a batch is not done.
    public static Key cardWork(TenantId tenant, CardBatchId batch) {
        return new Key(cardsPartition(tenant), CARD_WORK + batch.value());
    }

    /// The marks of [#cardWork] in a [#cardsPartition], oldest batch first.
    public static SortRange cardWork() {
        return new SortRange.Prefix(CARD_WORK);
    }

    /// A customer and what is listed under them.
    public static String customerPartition(TenantId tenant, CustomerId customer) {
        return partition(tenant, "CUS", customer.value());
    }

    public static Key customer(TenantId tenant, CustomerId customer) {
        return new Key(customerPartition(tenant, customer), "CUS");
    }

    /// The place of a customer in the list of the tenant's customers, by when they came.
    public static Key customerOfTenant(TenantId tenant, CustomerId customer) {
        return new Key(customersPartition(tenant, Shard.of(customer)), customer.value());
    }

    /// All shards of the list of customers, for a [ShardedList].
    public static List<String> customersOfTenant(TenantId tenant) {
        return Shard.ALL.stream()
                .map(shard -> customersPartition(tenant, shard))
                .toList();
    }

    private static String customersPartition(TenantId tenant, Shard shard) {
        return partition(tenant, "CUSTOMERS", Integer.toString(shard.number()));
    }

    /// What marks that a text is taken, so that no other receipt can have it. The text is hashed.
    ///
    /// @param kind whose text it is, such as `externalId`; 1–64 characters
    public static Key taken(TenantId tenant, String kind, String text) {
        return new Key(
                partition(tenant, "TAKEN", escaped(kind), Sha256.hex(text.getBytes(StandardCharsets.UTF_8))), "TAKEN");
    }

    /// The place of a receipt in its customer's list, by the moment of the sale.
    public static Key receiptOfCustomer(TenantId tenant, CustomerId customer, Instant at, ReceiptId receipt) {
        return new Key(customerPartition(tenant, customer), "RCP#" + moment(at) + SEPARATOR + receipt.value());
    }

    /// The receipts in a [#customerPartition], oldest first.
    public static SortRange receiptsOfCustomer() {
        return new SortRange.Prefix("RCP#");
    }

    // Uses of offers.

    /// How often an offer was used by everybody over a stretch of time.
    ///
    /// @param offer its id: any text
    /// @param stretch of time, such as `LIFETIME` or `MONTH#2026-11-01`; 1–64 characters
    public static Key offerUses(TenantId tenant, String offer, String stretch) {
        return new Key(partition(tenant, "USES", escaped(offer)), stretch);
    }

    // Idempotency and reports.

    /// The record of an operation other than a receipt. The client's key is hashed: it may contain anything, a
    /// person's
    /// data included.
    public static Key once(TenantId tenant, IdempotencyKey key) {
        return new Key(partition(tenant, "ONCE", Sha256.hex(key.value().getBytes(StandardCharsets.US_ASCII))), "ONCE");
    }

    /// One shard of a report's buckets.
    ///
    /// @param report the report's name, 1–64 characters
    public static String reportPartition(TenantId tenant, String report, Shard shard) {
        return partition(tenant, "AGG", escaped(report), Integer.toString(shard.number()));
    }

    /// The bucket of a day and one value of the report's dimension (a store's id, an offer's id: any text).
    public static Key reportBucket(TenantId tenant, String report, Shard shard, LocalDate day, String dimension) {
        return new Key(reportPartition(tenant, report, shard), day + "#" + escaped(dimension));
    }

    /// The buckets of a [#reportPartition] from one day to another, both included.
    public static SortRange reportDays(LocalDate from, LocalDate to) {
        return new SortRange.Between(from + "#", to + BEHIND_SEPARATOR);
    }

    /// What marks that reports have counted an event.
    ///
    /// @param event its id, of `A-Za-z0-9_.-`
    public static Key counted(TenantId tenant, String event) {
        return new Key(partition(tenant, "COUNTED", escaped(event)), "COUNTED");
    }

    // Webhooks, out and in.

    /// A tenant's endpoints and integrations.
    public static String hooksPartition(TenantId tenant) {
        return partition(tenant, "HOOKS");
    }

    public static Key endpoint(TenantId tenant, EndpointId endpoint) {
        return new Key(hooksPartition(tenant), "ENDPOINT#" + endpoint.value());
    }

    /// The endpoints in a [#hooksPartition], oldest first.
    public static SortRange endpoints() {
        return new SortRange.Prefix("ENDPOINT#");
    }

    /// How deliveries to an endpoint fare; apart from the endpoint, so that it changes no version of it.
    public static Key endpointHealth(TenantId tenant, EndpointId endpoint) {
        return new Key(hooksPartition(tenant), "HEALTH#" + endpoint.value());
    }

    public static Key integration(TenantId tenant, IntegrationId integration) {
        return new Key(hooksPartition(tenant), "INTEGRATION#" + integration.value());
    }

    /// The integrations in a [#hooksPartition], oldest first.
    public static SortRange integrations() {
        return new SortRange.Prefix("INTEGRATION#");
    }

    /// The body of a webhook, the same for every endpoint.
    ///
    /// @param event the event's id: 1–128 characters of `A-Za-z0-9_.-`
    public static Key told(TenantId tenant, String event) {
        return new Key(partition(tenant, "TOLD", escaped(event)), "TOLD");
    }

    /// The delivery of an event to an endpoint.
    ///
    /// @param at when the event was recorded
    /// @param event the event's id
    public static Key delivery(TenantId tenant, EndpointId endpoint, Instant at, String event) {
        return new Key(deliveriesPartition(tenant, endpoint, Shard.of(event)), moment(at) + SEPARATOR + escaped(event));
    }

    /// All shards of an endpoint's deliveries, for a [ShardedList].
    public static List<String> deliveries(TenantId tenant, EndpointId endpoint) {
        return Shard.ALL.stream()
                .map(shard -> deliveriesPartition(tenant, endpoint, shard))
                .toList();
    }

    /// Deliveries of the events recorded from one moment to another, both included.
    public static SortRange deliveriesBetween(Instant from, Instant to) {
        return new SortRange.Between(moment(from), moment(to) + BEHIND_SEPARATOR);
    }

    private static String deliveriesPartition(TenantId tenant, EndpointId endpoint, Shard shard) {
        return partition(tenant, "ENDPOINT", endpoint.value(), Integer.toString(shard.number()));
    }

    /// A message that came in from an integration.
    public static Key inbound(TenantId tenant, InboundId message) {
        return new Key(partition(tenant, "INBOUND", message.value()), "INBOUND");
    }

    /// The place of a message in the list of its integration, by when it came.
    public static Key inboundOfIntegration(TenantId tenant, IntegrationId integration, Instant at, InboundId message) {
        return new Key(
                inboundPartition(tenant, integration, Shard.of(message.value())),
                moment(at) + SEPARATOR + message.value());
    }

    /// All shards of the list of an integration's messages, for a [ShardedList].
    public static List<String> inboundOfIntegration(TenantId tenant, IntegrationId integration) {
        return Shard.ALL.stream()
                .map(shard -> inboundPartition(tenant, integration, shard))
                .toList();
    }

    private static String inboundPartition(TenantId tenant, IntegrationId integration, Shard shard) {
        return partition(tenant, "INTEGRATION", integration.value(), Integer.toString(shard.number()));
    }

    private static String partition(TenantId tenant, String... parts) {
        return Key.fence(tenant) + String.join(String.valueOf(SEPARATOR), parts);
    }

    private static String tenDigits(RulesetVersion version) {
        return String.format(Locale.ROOT, "%010d", version.number());
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("#", "%23");
    }
}
