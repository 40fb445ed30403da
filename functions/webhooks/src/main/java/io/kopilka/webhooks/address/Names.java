package io.kopilka.webhooks.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Looks names up.
@FunctionalInterface
public interface Names {

    /// The addresses behind a name, one or more.
    List<InetAddress> lookUp(String host) throws UnknownHostException;

    /// The machine's own way.
    static Names ofTheMachine() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
