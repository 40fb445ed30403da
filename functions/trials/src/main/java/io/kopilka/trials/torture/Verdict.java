package io.kopilka.trials.torture;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.PostingItem;
import io.kopilka.checkout.AuditTable;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.AccountLot;
import io.kopilka.domain.ledger.Cause;
import io.kopilka.domain.ledger.Ledger;
import io.kopilka.domain.ledger.Side;
import io.kopilka.domain.ledger.Subject;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.WholeTable;
import io.kopilka.reports.RecomputeReports;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What must hold in the end, whatever was done to the service. Everything is reckoned from what is stored, and held
/// against what tills were told.
final class Verdict {
    private static final BigDecimal SILVER = new BigDecimal("8000.00");
    private static final BigDecimal GOLD = new BigDecimal("20000.00");

    private final WholeTable table;
    private final Acknowledged told;
    private final List<String> wrong = new ArrayList<>();

    private Verdict(WholeTable table, Acknowledged told) {
        this.table = table;
        this.told = told;
    }

    /// What is wrong once everybody has had their answer and all events are worked off.
    ///
    /// @param service reads the receipts
    /// @param from the first day of sales
    /// @param today the day by which tiers are judged, which is the last of sales too
    static List<String> whenAllIsDone(
            Service service,
            WholeTable table,
            Acknowledged told,
            RecomputeReports reports,
            int customers,
            LocalDate from,
            LocalDate today) {
        Verdict verdict = new Verdict(table, told);
        verdict.wrong.addAll(told.allWrong());
        verdict.audit();
        verdict.counts();
        verdict.receiptsAndTiers(service, customers, today);
        verdict.salesReport(service);
        reports.differences(TortureShop.TENANT, from, today).forEach(each -> verdict.wrong.add("report " + each));
        return verdict.wrong;
    }

    /// What is wrong at any moment at which nobody is writing.
    static List<String> atAnyMoment(WholeTable table) {
        Verdict verdict = new Verdict(table, new Acknowledged());
        verdict.audit();
        return verdict.wrong;
    }

    /// What a sale left on an account although all of it came back at once (docs/pricing.md, 20).
    ///
    /// @param before without holds whose time has passed, and so is `after`
    /// @param today the day of the return, on which lots that paid may be given more time
    static List<String> restored(int customer, Account before, Account after, LocalDate today) {
        List<String> wrong = new ArrayList<>();
        if (!lots(before, today).equals(lots(after, today))) {
            wrong.add("lots of customer " + customer + " were " + before.book().lots() + " and are "
                    + after.book().lots());
        }
        if (!before.book().debts().equals(after.book().debts())) {
            wrong.add("debts of customer " + customer + " were " + before.book().debts() + " and are "
                    + after.book().debts());
        }
        if (!totals(before).equals(totals(after))) {
            wrong.add("customer " + customer + " had counted " + totals(before) + " and has " + totals(after));
        }
        if (!Objects.equals(before.tier(), after.tier())) {
            wrong.add("customer " + customer + " was " + before.tier() + " and is " + after.tier());
        }
        return wrong;
    }

    private static Map<Long, String> lots(Account account, LocalDate today) {
        LocalDate least = today.plusDays(TortureShop.RETURNED_LOTS_AT_LEAST_DAYS);
        Map<Long, String> lots = new TreeMap<>();
        for (AccountLot lot : account.book().lots()) {
            lots.put(lot.number().value(), lot.left() + " " + lot.term().atLeastUntil(least));
        }
        return lots;
    }

    private static Map<Subject, Long> totals(Account account) {
        Map<Subject, Long> totals = new HashMap<>();
        account.counters().tallies().forEach((subject, tally) -> {
            if (tally.total() != 0) {
                totals.put(subject, tally.total());
            }
        });
        return totals;
    }

    /// What is left of sales although all of all of them came back: the programme has brought out no points but by
    /// hand, nobody has paid with any, and nothing is counted.
    static List<String> nobodyHasBoughtAnything(WholeTable table, int customers) {
        List<String> wrong = new ArrayList<>();
        AccountStore accounts = new AccountStore(table);
        for (int i = 0; i < customers; i++) {
            Ledger ledger = accounts.recomputed(TortureShop.TENANT, TortureShop.PROGRAMME, TortureShop.account(i));
            for (Side side : List.of(Side.ISSUED, Side.REDEEMED, Side.FORGIVEN)) {
                if (ledger.on(side).units() != 0) {
                    wrong.add("customer " + i + " has " + ledger.on(side) + " on " + side);
                }
            }
            Account account = accounts.load(TortureShop.TENANT, TortureShop.PROGRAMME, TortureShop.account(i));
            if (!totals(account).isEmpty() || account.tier() != null) {
                wrong.add(
                        "customer " + i + " has bought nothing and has " + totals(account) + " and " + account.tier());
            }
        }
        return wrong;
    }

    /// The report that a person reads, by what tills were told.
    private void salesReport(Service service) {
        Map<String, BigDecimal> expected = new TreeMap<>();
        for (JsonNode receipt : told.receipts().values()) {
            String buyer = receipt.hasNonNull("card") ? "/withCard" : "/withoutCard";
            add(expected, buyer + "/receipts", "1");
            add(expected, buyer + "/turnover", receipt.path("total").asText());
            add(expected, "/lines", "" + receipt.path("lines").size());
            add(expected, "/points/earned", receipt.at("/points/earned").asText());
            add(expected, "/points/redeemed", receipt.at("/points/redeemed").asText());
        }
        for (JsonNode returned : told.returns().values()) {
            add(expected, "/returned/returns", "1");
            add(expected, "/returned/total", returned.path("back").asText());
            add(expected, "/points/takenBack", returned.at("/points/takenBack").asText());
            add(expected, "/points/givenBack", returned.at("/points/givenBack").asText());
        }
        JsonNode totals =
                service.call("GET", "/v1/reports/sales", "", "").json().path("totals");
        expected.forEach((figure, sum) -> {
            if (sum.compareTo(new BigDecimal(totals.at(figure).asText("0"))) != 0) {
                wrong.add("report of sales" + figure + ": tills were told " + sum + ", it says " + totals.at(figure));
            }
        });
    }

    private static void add(Map<String, BigDecimal> sums, String figure, String more) {
        sums.merge(figure, more.isEmpty() ? BigDecimal.ZERO : new BigDecimal(more), BigDecimal::add);
    }

    private void audit() {
        AuditTable.run(
                table,
                difference -> wrong.add("audit: " + difference.where() + ": "
                        + difference.what().en()));
    }

    /// Each receipt, return and adjustment once, and no other.
    private void counts() {
        Set<String> receipts = new TreeSet<>();
        Set<String> returns = new TreeSet<>();
        int[] adjustments = new int[1];
        table.readAll(item -> {
            Key key = item.key();
            switch (key.kind()) {
                case "RCP/RCP" -> receipts.add(key.ids().getFirst());
                case "RCP/RETURN" -> returns.add(key.sk().substring(key.sk().indexOf(Keys.SEPARATOR) + 1));
                case "ACC/ENTRY" -> adjustments[0] += isAdjustment(item) ? 1 : 0;
                default -> {}
            }
        });
        compare("receipt", told.receipts().keySet(), receipts);
        if (told.returns().size() != returns.size()) {
            wrong.add(told.returns().size() + " returns acknowledged, " + returns.size() + " there");
        }
        if (told.adjustments() != adjustments[0]) {
            wrong.add(told.adjustments() + " adjustments acknowledged, " + adjustments[0] + " there");
        }
    }

    private static boolean isAdjustment(Item item) {
        return switch (PostingItem.read(TortureShop.TENANT, item).stamp().cause()) {
            case Cause.Decided _ -> true;
            case Cause.Sold _, Cause.Returned _, Cause.Held _, Cause.Expired _ -> false;
        };
    }

    private void compare(String what, Set<String> acknowledged, Set<String> there) {
        acknowledged.stream()
                .filter(id -> !there.contains(id))
                .forEach(id -> wrong.add(what + " " + id + " was acknowledged and is missing"));
        there.stream()
                .filter(id -> !acknowledged.contains(id))
                .forEach(id -> wrong.add(what + " " + id + " is there and nobody was told"));
    }

    private void receiptsAndTiers(Service service, int customers, LocalDate today) {
        Map<String, BigDecimal> paid = new HashMap<>();
        for (Map.Entry<String, JsonNode> each : told.receipts().entrySet()) {
            JsonNode kept =
                    service.call("GET", "/v1/receipts/" + each.getKey(), "", "").json();
            for (String figure : List.of("/total", "/redeemed", "/points/earned", "/number", "/customer/id")) {
                if (!kept.at(figure).equals(each.getValue().at(figure))) {
                    wrong.add("receipt " + each.getKey() + figure + ": told "
                            + each.getValue().at(figure) + ", kept " + kept.at(figure));
                }
            }
            BigDecimal left = new BigDecimal(kept.path("total").asText())
                    .subtract(new BigDecimal(kept.at("/returned/back").asText("0")));
            paid.merge(kept.at("/customer/id").asText(), left, BigDecimal::add);
        }
        AccountStore accounts = new AccountStore(table);
        for (int i = 0; i < customers; i++) {
            Account account = accounts.load(TortureShop.TENANT, TortureShop.PROGRAMME, TortureShop.account(i));
            tier(i, account, paid.getOrDefault(TortureShop.customer(i).value(), BigDecimal.ZERO), today);
            for (AccountLot lot : account.book().lots()) {
                if (lot.left().units() < 0) {
                    wrong.add("a lot of customer " + i + " is below zero: " + lot);
                }
            }
            if (account.held().units() < 0) {
                wrong.add("less than nothing is set aside for customer " + i);
            }
        }
    }

    private void tier(int customer, Account account, BigDecimal paid, LocalDate today) {
        String reached = paid.compareTo(GOLD) >= 0 ? "gold" : paid.compareTo(SILVER) >= 0 ? "silver" : "";
        String held = account.tier() == null ? "" : account.tier().tier().toString();
        // Whoever reached it today keeps it until the day is over.
        boolean isOfToday = account.tier() != null && account.tier().since().equals(today);
        if (!reached.equals(held) && !(isOfToday && rung(held) > rung(reached))) {
            wrong.add("customer " + customer + " is '" + held + "' and should be '" + reached + "' by " + paid);
        }
    }

    private static int rung(String tier) {
        return List.of("", "silver", "gold").indexOf(tier);
    }
}
