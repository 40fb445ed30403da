package io.kopilka.trials.bench;

import io.kopilka.domain.number.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.evrete.KnowledgeService;
import org.evrete.api.FactHandle;
import org.evrete.api.RhsContext;
import org.evrete.api.StatefulSession;

/// Evrete in its best form: one rule, the offers as facts that stay in a warm session, a basket as facts that replace
/// those of the basket before; all in the calling thread, for handing over costs more than it saves.
final class EvreteSession implements Contender {
    private final StatefulSession session;
    private final Map<String, List<String>> segmentsOfGroups;
    private final List<FactHandle> ofLastCart = new ArrayList<>();

    EvreteSession(PercentShop shop) {
        segmentsOfGroups = Cart.segmentsOfGroups(shop);
        session = KnowledgeService.builder()
                .withExecutor(new CallingThread())
                .build()
                .newKnowledge()
                .builder()
                .newRule("percent off")
                .forEach("$visit", Cart.Visit.class, "$offer", PercentOffer.class)
                .where("$visit.audience.equals($offer.audience)")
                .execute(EvreteSession::takeOff)
                .build()
                .newStatefulSession();
        for (PercentOffer offer : shop.offers()) {
            session.insert((Object) offer);
        }
        session.fire();
    }

    private static void takeOff(RhsContext context) {
        Cart.Visit visit = context.get("$visit");
        PercentOffer offer = context.get("$offer");
        if (visit.total() >= offer.atLeast()) {
            visit.cart().take(offer);
        }
    }

    @Override
    public Money toPay(Basket basket) {
        Cart cart = new Cart(basket, segmentsOfGroups);
        ofLastCart.forEach(session::delete);
        ofLastCart.clear();
        for (Cart.Visit visit : cart.visits()) {
            ofLastCart.add(session.insert((Object) visit));
        }
        session.fire();
        return cart.toPay();
    }

    /// Runs what it is given at once.
    private static final class CallingThread extends AbstractExecutorService {
        private boolean isShutDown;

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {
            isShutDown = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            isShutDown = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return isShutDown;
        }

        @Override
        public boolean isTerminated() {
            return isShutDown;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return isShutDown;
        }
    }
}
