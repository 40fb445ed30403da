package io.kopilka.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Entry;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.Shop;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.UnreadableItem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredBytesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void anAccountOfTheFirstSchemaIsReadForEver() {
        Account account = AccountBytes.read(Samples.stored("account-1.hex"), Shop.ACCOUNT, Shop.PROGRAMME, 17);

        assertThat(account).isEqualTo(Samples.account1());
    }

    @Test
    void anAccountWithoutHoldsIsWrittenByTheFirstSchema() {
        assertThat(HexFormat.of().formatHex(AccountBytes.write(Samples.account1())))
                .isEqualTo(HexFormat.of().formatHex(Samples.stored("account-1.hex")));
    }

    @Test
    void anAccountOfTheSecondSchemaIsReadForEver() {
        Account account = AccountBytes.read(Samples.stored("account-2.hex"), Shop.ACCOUNT, Shop.PROGRAMME, 17);

        assertThat(account).isEqualTo(Samples.account2());
    }

    @Test
    void anAccountWithHoldsIsWrittenByTheSecondSchema() {
        assertThat(HexFormat.of().formatHex(AccountBytes.write(Samples.account2())))
                .isEqualTo(HexFormat.of().formatHex(Samples.stored("account-2.hex")));
    }

    @Test
    void anAccountOfTheThirdSchemaIsReadForEver() {
        Account account = AccountBytes.read(Samples.stored("account-3.hex"), Shop.ACCOUNT, Shop.PROGRAMME, 17);

        assertThat(account).isEqualTo(Samples.account3());
    }

    @Test
    void anAccountThatCountsByAVersionIsWrittenByTheThirdSchema() {
        assertThat(HexFormat.of().formatHex(AccountBytes.write(Samples.account3())))
                .isEqualTo(HexFormat.of().formatHex(Samples.stored("account-3.hex")));
    }

    @Test
    void entriesOfTheFirstSchemaAreReadForEver() {
        assertThat(EntryBytes.read(Samples.stored("entries-1.hex"), Shop.TENANT, DAY))
                .isEqualTo(Samples.posting1().entries());
    }

    @Test
    void entriesAreWrittenByTheFirstSchema() {
        List<Entry> entries = Samples.posting1().entries();

        assertThat(HexFormat.of().formatHex(EntryBytes.write(entries, Shop.TENANT, DAY)))
                .isEqualTo(HexFormat.of().formatHex(Samples.stored("entries-1.hex")));
    }

    @Test
    void aPostingComesBackAsItWent() {
        Posting posting = Samples.posting1();
        Item item = PostingItem.write(Shop.TENANT, Shop.PROGRAMME, Shop.ACCOUNT, posting);

        assertThat(PostingItem.read(Shop.TENANT, item)).isEqualTo(posting);
    }

    @Test
    void anAccountOnWhichNothingHappenedTakesSevenBytes() {
        byte[] bytes = AccountBytes.write(Shop.account());

        assertThat(bytes).hasSize(7);
        assertThat(AccountBytes.read(bytes, Shop.ACCOUNT, Shop.PROGRAMME, 0)).isEqualTo(Shop.account());
    }

    @Test
    void bytesOfALaterSchemaAreRefusedByName() {
        byte[] later = Samples.stored("account-1.hex");
        later[0] = 4;

        assertThatThrownBy(() -> AccountItem.read(item(later), Shop.PROGRAMME, Shop.ACCOUNT))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("schema 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-1.hex", "account-2.hex", "account-3.hex"})
    void bytesCutAnywhereAreAFaultThatSaysSo(String sample) {
        byte[] whole = Samples.stored(sample);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> AccountItem.read(item(cut), Shop.PROGRAMME, Shop.ACCOUNT))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(UnreadableItem.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-1.hex", "account-2.hex", "account-3.hex"})
    void flippedBitsAreReadOrAreAFaultThatSaysSo(String sample) {
        byte[] whole = Samples.stored(sample);
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            Throwable fault = catchThrowable(() -> AccountItem.read(item(flipped), Shop.PROGRAMME, Shop.ACCOUNT));
            if (fault != null) {
                assertThat(fault).as("bit %d", bit).isInstanceOf(UnreadableItem.class);
            }
        }
    }

    @Test
    void numbersOfAnySizeComeBack() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] numbers = new long[20];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextLong() >>> (1 + random.nextInt(63));
            }
            numbers[0] = seed % 2 == 0 ? 0 : Long.MAX_VALUE - 1;
            int order = ExpGolomb.orderFor(numbers);
            PackedWriter to = new PackedWriter();
            for (long number : numbers) {
                ExpGolomb.write(to, number, order);
            }
            to.endBits();
            for (long number : numbers) {
                to.whole(number);
                to.signed(-number);
            }
            PackedReader from = new PackedReader(to.toBytes());
            for (long number : numbers) {
                assertThat(ExpGolomb.read(from, order)).as("seed %d", seed).isEqualTo(number);
            }
            from.endBits();
            for (long number : numbers) {
                assertThat(from.whole()).as("seed %d", seed).isEqualTo(number);
                assertThat(from.signed()).as("seed %d", seed).isEqualTo(-number);
            }
            from.requireEnd();
        }
    }

    private static Item item(byte[] body) {
        return Item.of(AccountItem.key(Shop.TENANT, Shop.PROGRAMME, Shop.ACCOUNT), 1)
                .version(17)
                .with("body", body)
                .build();
    }
}
