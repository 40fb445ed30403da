package io.kopilka.lambda.snapshot;

import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the runtime calls around a snapshot of the process: first everything that the first request would wait for,
/// later, in each process made from the snapshot, whatever must not be old.
public final class SnapshotHooks implements Resource {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotHooks.class);

    private final ApplicationContext context;
    private final List<Priming> primings = new ArrayList<>();

    private SnapshotHooks(ApplicationContext context) {
        this.context = context;
    }

    /// Something to be done once before a snapshot.
    @FunctionalInterface
    public interface Priming {

        /// Does it; a failure is logged, and the snapshot is taken all the same.
        void run() throws Exception;
    }

    /// Hooks for the beans of this context, known to the runtime. It holds them weakly: hold them.
    public static SnapshotHooks register(ApplicationContext context) {
        SnapshotHooks hooks = new SnapshotHooks(context);
        Core.getGlobalContext().register(hooks);
        return hooks;
    }

    /// Has this done before a snapshot, too.
    public void prime(Priming priming) {
        primings.add(priming);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> runtime) {
        for (AroundSnapshot bean : context.getBeansOfType(AroundSnapshot.class)) {
            run(bean.getClass().getSimpleName(), bean::beforeSnapshot);
        }
        primings.forEach(priming -> run("the function", priming));
        // What priming learnt, by a clock that will stand still, is not to be known in the snapshot.
        renew();
    }

    @Override
    public void afterRestore(Context<? extends Resource> runtime) {
        renew();
        LOG.info("Restored from a snapshot");
    }

    private void renew() {
        Chance.source().renew();
        context.getBeansOfType(AroundSnapshot.class).forEach(AroundSnapshot::afterRestore);
    }

    // The outermost handler of what only makes the first request faster.
    private static void run(String name, Priming priming) {
        try {
            priming.run();
        } catch (Exception failure) {
            LOG.atWarn().addKeyValue("what", name).setCause(failure).log("Could not be primed before the snapshot");
        }
    }
}
