package io.kopilka.trials.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.trials.torture.Deed.Kind;
import io.kopilka.trials.torture.Service.NoAnswer;
import io.kopilka.trials.torture.Service.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A till that sells, takes back, sets points aside and repeats whatever it had no answer to, under the same key: at
/// once, or later.
final class Till {
    private static final int PERCENT = 100;
    private static final Duration MOST_BEHIND = Duration.ofHours(2);
    private static final Duration MOST_AHEAD = Duration.ofMinutes(10);
    private static final String[] GROUPS = {"shoes/women", "food/fruit", "toys"};

    private final Service service;
    private final Acknowledged acknowledged;
    private final SplittableRandom random;
    private final InstantSource clock;
    private final Setting setting;
    private final Injected injected;
    private final List<Deed> later = new ArrayList<>();
    private int number;

    Till(
            Service service,
            Acknowledged acknowledged,
            SplittableRandom random,
            InstantSource clock,
            Setting setting,
            Injected injected) {
        this.service = service;
        this.acknowledged = acknowledged;
        this.random = random;
        this.clock = clock;
        this.setting = setting;
        this.injected = injected;
    }

    /// How a till goes on.
    ///
    /// @param name of the till
    /// @param customers of the shop
    /// @param patience after so many tries without an answer it goes on, and comes back later
    /// @param pause in milliseconds between tries
    /// @param differs of a hundred sales so many have a moment that the service's clock does not show
    record Setting(String name, int customers, int patience, long pause, int differs, PlantedBug bug) {}

    /// Does one thing, whatever chance says.
    void next() {
        int what = random.nextInt(PERCENT);
        if (what < 40) {
            sell(random.nextInt(10) == 0 ? -1 : anyone(), "");
        } else if (what < 55) {
            sell(anyone(), "max");
        } else if (what < 67) {
            sellByHold(anyone());
        } else if (what < 72) {
            setAsideAndRelease(anyone());
        } else if (what < 86) {
            takeBack();
        } else if (what < 92) {
            adjust(anyone());
        } else {
            repeat();
        }
    }

    /// Repeats everything that had no answer yet.
    void makeUp() {
        List<Deed> open = List.copyOf(later);
        later.clear();
        open.forEach(this::perform);
    }

    /// Sells to a customer, who pays with as many points as may be.
    Optional<Reply> sellForPoints(int customer) {
        return sell(customer, "max", "");
    }

    /// Takes back what is left of a sale.
    Optional<Reply> cancel(String receipt) {
        return perform(new Deed(Kind.RETURN, "/v1/receipts/" + receipt + "/cancel", key(), "{}"));
    }

    private int anyone() {
        return random.nextInt(setting.customers());
    }

    private void sell(int customer, String redeem) {
        var _ = sell(customer, redeem, "");
    }

    private Optional<Reply> sell(int customer, String redeem, String hold) {
        ObjectNode sale = Json.object()
                .put("store", TortureShop.STORE.value())
                .put("till", setting.name())
                .put("at", moment().atZone(TortureShop.ZONE).toOffsetDateTime().toString());
        if (customer >= 0) {
            sale.put("card", TortureShop.card(customer).value());
        }
        if (!redeem.isEmpty()) {
            sale.put("redeem", redeem);
        }
        if (!hold.isEmpty()) {
            sale.put("hold", hold);
        }
        var lines = sale.putArray("lines");
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            ObjectNode line = lines.addObject()
                    .put("id", "l" + i)
                    .put("sku", "S-" + random.nextInt(100, 999))
                    .put("name", "Goods")
                    .put("quantity", "" + random.nextInt(1, 4))
                    .put("price", random.nextInt(10, 900) + ".00");
            line.putArray("groups").add(GROUPS[random.nextInt(GROUPS.length)]);
        }
        ObjectNode asked = sale.deepCopy();
        asked.putArray("payments").add("card");
        Optional<Reply> quote = ask("POST", "/v1/quotes", asked.toString());
        if (quote.isEmpty() || !quote.get().isGood()) {
            return Optional.empty();
        }
        String total = quote.get().json().path("total").asText();
        sale.put("number", setting.name() + "-" + ++number);
        sale.put("quote", quote.get().json().path("id").asText());
        sale.put("expectedTotal", total);
        sale.putArray("payments").addObject().put("kind", "card").put("amount", total);
        return perform(new Deed(Kind.SALE, "/v1/receipts", key(), sale.toString()));
    }

    /// Now, as the till's clock shows it.
    private Instant moment() {
        Instant now = clock.instant();
        if (random.nextInt(PERCENT) >= setting.differs()) {
            return now;
        }
        injected.count(Fault.CLOCK_DIFFERS);
        return now.plusSeconds(random.nextLong(-MOST_BEHIND.toSeconds(), MOST_AHEAD.toSeconds()));
    }

    private void sellByHold(int customer) {
        Optional<String> hold = hold(customer);
        if (hold.isPresent()) {
            var _ = sell(customer, "", hold.get());
        }
    }

    private void setAsideAndRelease(int customer) {
        hold(customer)
                .ifPresent(hold -> perform(new Deed(Kind.RELEASE, "/v1/holds/" + hold + "/release", key(), "{}")));
    }

    private Optional<String> hold(int customer) {
        ObjectNode wanted = Json.object()
                .put("card", TortureShop.card(customer).value())
                .put("store", TortureShop.STORE.value())
                .put("till", setting.name())
                .put("points", "" + random.nextInt(1, 40));
        return perform(new Deed(Kind.HOLD, "/v1/holds", key(), wanted.toString()))
                .filter(Reply::isGood)
                .map(reply -> reply.json().path("id").asText());
    }

    private void takeBack() {
        if (acknowledged.count() == 0) {
            return;
        }
        Acknowledged.Done any = acknowledged.done(random.nextInt(acknowledged.count()));
        if (any.deed().kind() != Kind.SALE) {
            return;
        }
        JsonNode receipt = any.reply().json();
        String path = "/v1/receipts/" + receipt.path("id").asText();
        if (random.nextInt(3) == 0) {
            var _ = perform(new Deed(Kind.RETURN, path + "/cancel", key(), "{}"));
            return;
        }
        ObjectNode back = Json.object();
        JsonNode line =
                receipt.path("lines").path(random.nextInt(receipt.path("lines").size()));
        back.putArray("lines").addObject().put("id", line.path("id").asText()).put("quantity", "1");
        var _ = perform(new Deed(Kind.RETURN, path + "/returns", key(), back.toString()));
    }

    private void adjust(int customer) {
        ObjectNode body = Json.object()
                .put("points", "" + (random.nextInt(3) == 0 ? -random.nextInt(1, 20) : random.nextInt(1, 60)))
                .put("reason", "torture");
        var _ = perform(new Deed(
                Kind.ADJUSTMENT,
                "/v1/customers/" + TortureShop.customer(customer).value() + "/points/adjustments",
                key(),
                body.toString()));
    }

    /// What is repeated has the answer that it had.
    private void repeat() {
        if (acknowledged.count() == 0) {
            return;
        }
        Acknowledged.Done any = acknowledged.done(random.nextInt(acknowledged.count()));
        injected.count(Fault.REPEATED);
        Optional<Reply> again = call(any.deed());
        if (again.isPresent() && !again.get().equals(any.reply())) {
            acknowledged.wrong(any.deed().kind() + " " + any.deed().key() + " was repeated, and answered otherwise: "
                    + any.reply().json().path("id") + ", then "
                    + again.get().status() + " " + again.get().json().path("id"));
        }
    }

    private Optional<Reply> perform(Deed deed) {
        Optional<Reply> reply = call(deed);
        if (reply.isEmpty()) {
            later.add(deed);
        } else if (reply.get().isGood()) {
            acknowledged.add(deed, reply.get());
        } else {
            acknowledged.refused(deed, reply.get());
        }
        return reply;
    }

    private Optional<Reply> call(Deed deed) {
        Deed asked = deed;
        for (int tries = 0; tries < setting.patience(); tries++) {
            try {
                return Optional.of(service.call("POST", asked.path(), asked.key(), asked.body()));
            } catch (NoAnswer _) {
                injected.count(Fault.REPEATED);
                asked = repeated(deed);
                rest();
            }
        }
        return Optional.empty();
    }

    private Deed repeated(Deed deed) {
        return setting.bug() == PlantedBug.ANOTHER_NUMBER && deed.kind() == Kind.SALE
                ? new Deed(
                        deed.kind(),
                        deed.path(),
                        key(),
                        deed.body().replaceFirst("\"number\":\"[^\"]*", "\"number\":\"again-" + ++number))
                : deed;
    }

    private Optional<Reply> ask(String method, String path, String body) {
        for (int tries = 0; tries < setting.patience(); tries++) {
            try {
                return Optional.of(service.call(method, path, "", body));
            } catch (NoAnswer _) {
                rest();
            }
        }
        return Optional.empty();
    }

    private void rest() {
        if (setting.pause() > 0) {
            try {
                Thread.sleep(1 + random.nextLong(setting.pause()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String key() {
        return setting.name() + "-" + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    }
}
