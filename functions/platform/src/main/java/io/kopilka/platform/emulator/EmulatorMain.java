package io.kopilka.platform.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/// The main class of the process that an emulator runs in, on the emulator's class path: it needs the JDK alone. The
/// first argument names the emulator's own main class, the others are for that.
///
/// The process ends with whoever started it, even where that is killed outright: then its standard input, a pipe that
/// nobody writes to, comes to its end. It leaves Ctrl-C to its starter, which still has writing to finish when a
/// terminal sends that signal to both.
final class EmulatorMain {

    private EmulatorMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        leaveInterruptToStarter();
        Thread.ofPlatform().daemon().name("starter-watch").start(EmulatorMain::endWithStarter);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException(arguments[0] + " could not start", failure.getCause());
        }
    }

    private static void endWithStarter() {
        InputStream fromStarter = System.in;
        try {
            int read = fromStarter.read();
            while (read >= 0) {
                read = fromStarter.read();
            }
        } catch (IOException broken) {
            System.err.println("the starter is out of reach: " + broken);
        }
        System.exit(0);
    }

    /// The JDK's signals have no public type; its module `jdk.unsupported` has had these names since Java 1.
    private static void leaveInterruptToStarter() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object nothing = Proxy.newProxyInstance(
                EmulatorMain.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, given) -> null);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
    }
}
