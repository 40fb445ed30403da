package io.kopilka.trials.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What tills were told is done, all of them together.
final class Acknowledged {
    private final List<Done> done = new ArrayList<>();
    private final Map<String, JsonNode> receipts = new TreeMap<>();
    private final Map<String, JsonNode> returns = new TreeMap<>();
    private final Set<String> adjustments = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    /// A deed with its answer.
    record Done(Deed deed, Service.Reply reply) {}

    synchronized void add(Deed deed, Service.Reply reply) {
        JsonNode answer = reply.json();
        switch (deed.kind()) {
            case SALE -> {
                if (receipts.put(answer.path("id").asText(), answer) != null) {
                    wrong.add("two sales are one receipt: " + deed.body());
                }
            }
            case RETURN -> {
                if (returns.put(answer.path("id").asText(), answer) != null) {
                    wrong.add("two returns are one: " + deed.path());
                }
            }
            case ADJUSTMENT -> adjustments.add(deed.key());
            case HOLD, RELEASE -> {}
        }
        done.add(new Done(deed, reply));
    }

    void refused(Deed deed, Service.Reply reply) {
        refusals.merge(deed.kind() + " " + reply.json().path("code").asText(), 1, Integer::sum);
    }

    synchronized void wrong(String what) {
        wrong.add(what);
    }

    synchronized List<String> allWrong() {
        return List.copyOf(wrong);
    }

    synchronized List<Done> done() {
        return List.copyOf(done);
    }

    synchronized Done done(int place) {
        return done.get(place);
    }

    synchronized int count() {
        return done.size();
    }

    synchronized Map<String, JsonNode> receipts() {
        return new TreeMap<>(receipts);
    }

    synchronized int receiptCount() {
        return receipts.size();
    }

    /// Returns by their ids.
    synchronized Map<String, JsonNode> returns() {
        return Map.copyOf(returns);
    }

    synchronized int adjustments() {
        return adjustments.size();
    }

    /// How often what was refused, and why.
    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }
}
