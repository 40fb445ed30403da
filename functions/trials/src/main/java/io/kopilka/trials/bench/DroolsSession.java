package io.kopilka.trials.bench;

import io.kopilka.domain.number.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.kie.api.runtime.rule.FactHandle;

/// Drools in its best form: one rule in the executable model, the offers as facts that stay in a warm session, a basket
/// as facts that come and go, consequences fired without an agenda.
final class DroolsSession implements Contender {
    private final KieSession session;
    private final Map<String, List<String>> segmentsOfGroups;
    private final Function<Cart, List<?>> facts;

    /// The rule chooses offers for the receipt, and its consequence gives them to the lines.
    static DroolsSession overReceipts(PercentShop shop) {
        return new DroolsSession(shop, "percent-off-receipt.drl", Cart::visits);
    }

    /// The rule matches offers with lines too.
    static DroolsSession overLines(PercentShop shop) {
        return new DroolsSession(shop, "percent-off-lines.drl", cart -> {
            List<Object> facts = new ArrayList<>(cart.visits());
            facts.addAll(cart.items());
            return facts;
        });
    }

    private DroolsSession(PercentShop shop, String rules, Function<Cart, List<?>> facts) {
        this.facts = facts;
        segmentsOfGroups = Cart.segmentsOfGroups(shop);
        session = open(rules);
        shop.offers().forEach(session::insert);
        session.fireAllRules();
    }

    private static KieSession open(String rules) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write(
                "src/main/resources/io/kopilka/trials/bench/rules/" + rules,
                services.getResources().newClassPathResource(rules, DroolsSession.class));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        KieSessionConfiguration configuration = services.newKieSessionConfiguration();
        configuration.setOption(DirectFiringOption.YES);
        return services.newKieContainer(builder.getKieModule().getReleaseId())
                .getKieBase()
                .newKieSession(configuration, services.newEnvironment());
    }

    @Override
    public Money toPay(Basket basket) {
        Cart cart = new Cart(basket, segmentsOfGroups);
        List<?> ofCart = facts.apply(cart);
        FactHandle[] handles = new FactHandle[ofCart.size()];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = session.insert(ofCart.get(i));
        }
        session.fireAllRules();
        for (FactHandle handle : handles) {
            session.delete(handle);
        }
        return cart.toPay();
    }
}
