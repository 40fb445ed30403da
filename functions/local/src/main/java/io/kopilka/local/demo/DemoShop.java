package io.kopilka.local.demo;

import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.local.people.MadeUp;
import io.kopilka.local.service.LocalService;
import io.kopilka.local.shop.DerivedSecrets;
import io.kopilka.local.shop.ShopRecords;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeyGrant;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.platform.tenancy.PersonMark;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.tenancy.TenantProfile;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// The demo shop, «Копилка: обувь и аксессуары»: three stores from Moscow to Vladivostok, ten cards and the programme
/// of
/// `demo/ruleset.json`.
///
/// Its ids and its key follow from the folder's signing key. It is made at the first start, in one transaction, and its
/// programme is published as any other is; later starts find it and change nothing.
public final class DemoShop {

    private static final String RULESET = "/demo/ruleset.json";
    private static final String CARD_KIND = "bonus";
    private static final String GUEST_KIND = "guest";

    private final ShopRecords records;
    private final DerivedSecrets secrets;
    private final TenantId tenant;
    private final Instant now;
    private final People people;

    private DemoShop(ShopRecords records, SigningKey key, People people) {
        this.records = records;
        this.people = people;
        secrets = new DerivedSecrets(key, "demo");
        tenant = TenantId.of(secrets.ulid("tenant"));
        now = records.now();
    }

    /// The shop, made where it is not there yet.
    public static Demo open(LocalService service) {
        ShopRecords records = new ShopRecords(service.get(Table.class), service.get(InstantSource.class));
        DemoShop shop = new DemoShop(records, service.get(SigningKey.class), service.get(People.class));
        return Fence.around(shop.tenant)
                .with(HouseRight.ENLIST_TENANT, HouseRight.MEMBERSHIPS)
                .call(shop::open);
    }

    private Demo open() {
        if (!records.has(tenant)) {
            records.open(profile(), stores(), key(), grant(), cards());
        }
        employ();
        records.publishFirst(profile(), grant(), RULESET);
        List<CardNumber> cards = new ArrayList<>(DemoCards.issued());
        cards.addAll(DemoCards.printed());
        cards.add(DemoCards.guest());
        return new Demo(tenant, key(), stores().getFirst().id(), List.copyOf(cards));
    }

    /// Takes the made-up people into the team, unless they are in it: a folder may be older than they are.
    private void employ() {
        if (people.find(tenant, mark(MadeUp.OWNER)).isPresent()) {
            return;
        }
        List<Write> writes = new ArrayList<>();
        for (MadeUp person : MadeUp.values()) {
            writes.addAll(people.join(tenant, member(person), people.owners(tenant)));
        }
        if (records.table().write(writes) instanceof WriteOutcome.Refused refused) {
            throw new IllegalStateException("the team is there in part: " + refused);
        }
    }

    private Person member(MadeUp person) {
        return new Person(
                PersonId.of(secrets.ulid("person " + person.subject())),
                mark(person),
                Optional.of(person.title().in(Language.RU)),
                Optional.empty(),
                person.role(),
                new StoreAccess.EveryStore(),
                now,
                1);
    }

    private static PersonMark mark(MadeUp person) {
        return person.visitor(Language.RU).mark();
    }

    private List<Write> cards() {
        List<Write> writes = new ArrayList<>();
        List<CardNumber> issued = DemoCards.issued();
        for (int place = 0; place < issued.size(); place++) {
            Customer customer = customer(place, issued.get(place));
            writes.addAll(Customers.create(tenant, customer));
            writes.add(Cards.create(tenant, new Card.Issued(issued.get(place), CARD_KIND, customer.holder())));
        }
        DemoCards.printed().forEach(card -> writes.add(Cards.create(tenant, new Card.Printed(card, CARD_KIND))));
        writes.add(Cards.create(tenant, new Card.Universal(DemoCards.guest(), GUEST_KIND)));
        return writes;
    }

    private TenantProfile profile() {
        return TenantProfile.of(
                tenant,
                new Text("Копилка: обувь и аксессуары", "Kopilka Shoes and Accessories"),
                Currency.getInstance("RUB"),
                ZoneId.of("Europe/Moscow"),
                Language.RU,
                now);
    }

    private List<StoreProfile> stores() {
        return List.of(
                store("Москва, Арбат", "Moscow, Arbat", "Europe/Moscow", "Москва, ул. Арбат, 12"),
                store(
                        "Екатеринбург, Плотинка",
                        "Yekaterinburg, Plotinka",
                        "Asia/Yekaterinburg",
                        "Екатеринбург, пр. Ленина, 24"),
                store(
                        "Владивосток, Набережная",
                        "Vladivostok, Embankment",
                        "Asia/Vladivostok",
                        "Владивосток, ул. Светланская, 7"));
    }

    private StoreProfile store(String ru, String en, String zone, String address) {
        return StoreProfile.of(
                StoreId.of(secrets.ulid("store " + en)), new Text(ru, en), ZoneId.of(zone), Optional.of(address));
    }

    private ApiKey key() {
        return ApiKey.create(ApiKey.Mode.LIVE, tenant, secrets.random("API key"));
    }

    private ApiKeyGrant grant() {
        return new ApiKeyGrant(
                KeyId.of(secrets.ulid("API key")),
                tenant,
                "Демонстрация / Demo",
                Scope.all(),
                new StoreAccess.EveryStore(),
                now,
                Optional.empty(),
                Optional.empty());
    }

    private Customer customer(int place, CardNumber card) {
        return new Customer(
                CustomerId.of(secrets.ulid("customer " + place)),
                ProgrammeId.ownOf(tenant),
                AccountId.of(secrets.ulid("account " + place)),
                DemoCards.CUSTOMERS.get(place),
                List.of(card),
                now);
    }
}
