package io.kopilka.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.local.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceCommandTest {

    private static final String RULESET = """
            { "currency": "RUB",
              "segments": [ { "id": "shoes", "name": { "ru": "Обувь", "en": "Shoes" },
                              "include": { "groups": ["shoes"] } } ],
              "offers": [
                { "id": "simple3", "name": { "ru": "Скидка 3 %", "en": "Plain 3%" },
                  "when": { "cardKinds": ["gold"] }, "effect": { "percent": "3" } },
                { "id": "cum5", "name": { "ru": "Накопительная 5 %", "en": "Cumulative 5%" }, "scope": "shoes",
                  "when": { "all": [
                    { "accumulated": { "atLeast": "10000.00", "period": "lifetime", "segment": "shoes",
                                       "includeCurrentReceipt": true } },
                    { "schedule": [ { "days": ["SUN"], "from": "08:00", "to": "12:00" } ] },
                    { "payment": ["cash"] } ] },
                  "effect": { "percent": "5" }, "caps": { "perLine": "100.00" } },
                { "id": "back", "name": { "ru": "Бонусы 3 %", "en": "3% back" },
                  "effect": { "points": { "percent": "3" } } } ],
              "combination": { "mode": "maximum", "children": ["simple3", "cum5"] },
              "scheme": { "redeem": { "maxShare": "50" } },
              "cardKinds": [ { "id": "gold", "name": { "ru": "Золотая", "en": "Gold" }, "personal": true,
                               "issueWhen": { "receiptTotal": { "atLeast": "1000.00" } } } ] }
            """;
    private static final String RECEIPT = """
            { "at": "%s",
              "lines": [
                { "id": "1", "sku": "A-100", "name": "Сапоги зимние", "groups": ["shoes/women"],
                  "quantity": "1", "price": "1990.00" },
                { "id": "2", "sku": "B-7", "groups": ["care"], "quantity": "2", "price": "349.00" } ],
              "payments": ["cash"], "redeem": "150" }
            """;
    private static final String SUNDAY = "2026-11-22T10:15:00+05:00";
    private static final String CUSTOMER = """
            { "id": "Анна П.", "cardKind": "gold",
              "accumulated": [ { "segment": "shoes", "period": "lifetime", "amount": "%s" } ],
              "points": [ { "amount": "420" } ] }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("r.json", RULESET);
        write("c.json", RECEIPT.formatted(SUNDAY));
        write("s.json", CUSTOMER.formatted("8010.00"));
    }

    @Test
    void tellsInRussianWhatTheReceiptThatReachesTheThresholdCosts() {
        assertThat(read(price("--customer", file("s.json"), "--explain"))).isEqualTo("""
                Воскресенье, 22 ноября 2026 года, 10:15
                Покупатель Анна П., карта «Золотая», на счёте 420 баллов

                №  Товар          Кол-во      Цена     Сумма   Скидка  Баллами     Итого  Начислено
                ───────────────────────────────────────────────────────────────────────────────────
                1  Сапоги зимние       1  1 990,00  1 990,00   −99,50  −110,45  1 780,05         53
                   Накопительная 5 % −99,50 ₽; Бонусы 3 % +53 балла
                2  B-7                 2    349,00    698,00   −20,94   −39,55    637,51         19
                   Скидка 3 % −20,94 ₽; Бонусы 3 % +19 баллов
                ───────────────────────────────────────────────────────────────────────────────────
                   Всего                            2 688,00  −120,44  −150,00  2 417,56         72

                К оплате 2 417,56 ₽.
                Скидка 120,44 ₽.
                Баллами оплачено 150 ₽ (150 баллов).
                За покупку начислим 72 балла.

                Сработало:
                  • Накопительная 5 % −99,50 ₽. Скидка 5 % на товары «Обувь» для покупателей, которые потратили за \
                всё время вместе с этой покупкой на товары «Обувь» от 10 000 ₽, по воскресеньям 8:00–12:00, при \
                оплате наличными, не больше 100 ₽ на строку.
                  • Скидка 3 % −20,94 ₽. Скидка 3 % на всю покупку для покупателей с картой «Золотая».
                  • Бонусы 3 % +72 балла. 3 % баллами за покупку.
                """);
    }

    @Test
    void tellsInEnglishWhatAnUnknownBuyerMissed() {
        assertThat(read(price("--lang", "en", "--explain"))).isEqualTo("""
                Sunday, 22 November 2026, 10:15
                Without a card

                №  Goods          Qty     Price    Amount  Discount  By points     Total  Earned
                ────────────────────────────────────────────────────────────────────────────────
                1  Сапоги зимние    1  1,990.00  1,990.00         —          —  1,990.00       —
                2  B-7              2    349.00    698.00         —          —    698.00       —
                ────────────────────────────────────────────────────────────────────────────────
                   In all                        2,688.00         —          —  2,688.00       —

                To pay: 2,688 ₽.

                Not applied:
                  • 3% back: points are given only when the customer is known.
                  • Cumulative 5%: only for customers who have spent 10,000 ₽ or more on ‘Shoes’ in all including \
                this purchase.
                  • Plain 3%: only for customers with a ‘Gold’ card.

                For the cashier:
                  • No points can be redeemed on this receipt, though the customer asked for 150 points.
                  • Give the customer a card: ‘Gold’.
                """);
    }

    @Test
    void tellsHowFarAwayAnOfferIs() throws IOException {
        write("s.json", CUSTOMER.formatted("6210.00"));

        assertThat(read(price("--customer", file("s.json"), "--explain")))
                .contains("  • Накопительная 5 %: ещё 1 800 ₽ на товары «Обувь» до скидки 5 %.");
    }

    @Test
    void keepsTheTillsOwnTimeUnlessAZoneIsNamed() throws IOException {
        assertThat(price("--customer", file("s.json"), "--json").out()).contains("\"offer\" : \"cum5\"");
        assertThat(price("--customer", file("s.json"), "--json", "--zone", "Asia/Vladivostok")
                        .out())
                .doesNotContain("\"offer\" : \"cum5\"");
    }

    @Test
    void namesEveryFaultByItsFileAndField() throws IOException {
        write("c.json", RECEIPT.formatted(SUNDAY).replace("\"quantity\": \"1\"", "\"quantity\": \"0\", \"colour\": 1"));
        write("s.json", "[]");

        CommandRun run = price("--customer", file("s.json"), "--zone", "Moscow", "--lang", "en");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(folder + "/", "")).isEqualTo("""
                The receipt is not priced, its files are at fault:
                  --zone: This must be an IANA time zone such as Europe/Moscow.
                  s.json: This must be an object.
                  c.json /lines/0/quantity: The number must be from 0.001 to 999999.999.
                  c.json /lines/0/colour: The field “colour” is not known here.
                """);
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThat(CommandRun.of("price", "--ruleset", file("absent.json"), "--receipt", file("c.json")))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "Не читается файл " + file("absent.json") + System.lineSeparator() + "The file "
                                + file("absent.json") + " cannot be read" + System.lineSeparator()));
    }

    private CommandRun price(String... more) {
        String[] all = new String[5 + more.length];
        all[0] = "price";
        all[1] = "--ruleset";
        all[2] = file("r.json");
        all[3] = "--receipt";
        all[4] = file("c.json");
        System.arraycopy(more, 0, all, 5, more.length);
        return CommandRun.of(all);
    }

    /// What was printed, with plain spaces where a figure and its unit must not part.
    private static String read(CommandRun run) {
        return run.out().replace('\u00a0', ' ');
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
