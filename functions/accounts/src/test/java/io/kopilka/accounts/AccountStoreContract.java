package io.kopilka.accounts;

import static io.kopilka.domain.ledger.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Ledger;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.SaleToPost.Channel;
import io.kopilka.domain.ledger.Shop;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Redeem;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store of accounts keeps on every table. Each test has an account of its own.
abstract class AccountStoreContract {
    private static final SplittableRandom RANDOM = new SplittableRandom(20261122);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-22T10:00:00+05:00");

    private final Shop shop = Shop.open();
    private final TenantId tenant = Shop.TENANT;
    private final AccountId account = newAccount();
    private Table table = open();
    private AccountStore store = new AccountStore(table);

    abstract Table open();

    @BeforeEach
    void openStore() {
        table = open();
        store = new AccountStore(table);
    }

    @Test
    void anAccountOnWhichNothingHappenedIsEmpty() {
        assertThat(load()).isEqualTo(Account.open(account, Shop.PROGRAMME));
        assertThat(page(10, Optional.empty())).isEqualTo(new LedgerPage(List.of(), Optional.empty()));
    }

    @Test
    void whatASaleLeftIsLoadedAgain() {
        Shop.Sold sold = sell(load(), MORNING, Redeem.NOTHING, line("1", "shoes", "1000.00", "1"));

        assertThat(write(sold)).isEqualTo(new WriteOutcome.Written());

        assertThat(load()).isEqualTo(sold.account());
        Posting posting = Objects.requireNonNull(sold.posted().posting());
        assertThat(page(10, Optional.empty()).postings()).containsExactly(posting);
        assertThat(store.posting(tenant, Shop.PROGRAMME, account, posting.id())).contains(posting);
    }

    @Test
    void twoTillsCannotPostOnOneVersion() {
        Shop.Sold first = sell(load(), MORNING, Redeem.NOTHING, line("1", "shoes", "1000.00", "1"));
        Shop.Sold second = sell(load(), MORNING, Redeem.NOTHING, line("1", "shoes", "500.00", "1"));
        write(first);

        assertThat(write(second)).isInstanceOfSatisfying(WriteOutcome.Refused.class, refused -> {
            assertThat(refused.index()).isZero();
            assertThat(refused.reason()).isEqualTo(WriteOutcome.Reason.PRESENT);
        });
        Shop.Sold third = sell(load(), MORNING, Redeem.MAXIMUM, line("1", "shoes", "100.00", "1"));
        Shop.Sold fourth = sell(load(), MORNING, Redeem.MAXIMUM, line("1", "shoes", "120.00", "1"));
        write(third);
        assertThat(write(fourth)).isInstanceOfSatisfying(WriteOutcome.Refused.class, refused -> {
            assertThat(refused.index()).isZero();
            assertThat(refused.reason()).isEqualTo(WriteOutcome.Reason.CHANGED);
        });

        assertThat(load()).isEqualTo(third.account());
        assertThat(page(10, Optional.empty()).postings()).hasSize(2);
    }

    @Test
    void aLedgerIsListedNewestFirstPageByPage() {
        List<Posting> posted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Shop.Sold sold = sell(load(), MORNING.plusMinutes(i), Redeem.NOTHING, line("1", "food", "100.00", "1"));
            write(sold);
            posted.addFirst(Objects.requireNonNull(sold.posted().posting()));
        }

        LedgerPage first = page(2, Optional.empty());
        LedgerPage second = page(2, first.next());
        LedgerPage third = page(2, second.next());

        assertThat(first.postings()).isEqualTo(posted.subList(0, 2));
        assertThat(second.postings()).isEqualTo(posted.subList(2, 4));
        assertThat(third).isEqualTo(new LedgerPage(posted.subList(4, 5), Optional.empty()));
    }

    @Test
    void whatManyTillsPostAtOnceAddsUp() throws Exception {
        List<Callable<Integer>> tills = new ArrayList<>();
        for (int till = 0; till < 8; till++) {
            int from = till;
            tills.add(() -> {
                Shop own = Shop.open();
                int tries = 0;
                for (int receipt = 0; receipt < 5; receipt++) {
                    WriteOutcome outcome;
                    do {
                        tries++;
                        OffsetDateTime at = MORNING.plusSeconds(from * 100L + receipt);
                        Account known = load();
                        Shop.Sold sold = own.sell(
                                known,
                                known,
                                at,
                                at.plusNanos((long) tries * 1_000_000).toInstant(),
                                receipt % 2 == 0 ? Redeem.NOTHING : Redeem.MAXIMUM,
                                Channel.ONLINE,
                                List.of(line("1", "shoes", "1" + from + receipt + ".00", "1")));
                        outcome = write(sold);
                    } while (!(outcome instanceof WriteOutcome.Written));
                }
                return tries;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(tills.size())) {
            for (Future<Integer> done : threads.invokeAll(tills)) {
                assertThat(done.get()).isGreaterThanOrEqualTo(5);
            }
        }

        Account after = load();
        Ledger ledger = store.recomputed(tenant, Shop.PROGRAMME, account);
        assertThat(after.version()).isEqualTo(40);
        assertThat(after.counters().purchases()).isEqualTo(40);
        assertThat(ledger.book()).isEqualTo(after.book());
        assertThat(ledger.balance()).isEqualTo(after.balance());
    }

    private Account load() {
        return store.load(tenant, Shop.PROGRAMME, account);
    }

    private Shop.Sold sell(Account known, OffsetDateTime at, Redeem redeem, Line... lines) {
        return shop.sell(known, known, at, at.toInstant(), redeem, Channel.ONLINE, List.of(lines));
    }

    private WriteOutcome write(Shop.Sold sold) {
        return table.write(store.writes(
                tenant, sold.account(), sold.posted().posting(), new Occasion(null, Occasion.TierMove.NONE)));
    }

    private LedgerPage page(int limit, Optional<Cursor> after) {
        return store.ledger(tenant, Shop.PROGRAMME, account, limit, after);
    }

    private static AccountId newAccount() {
        byte[] random = new byte[Ulid.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return AccountId.of(Ulid.of(NOW, random));
    }
}
