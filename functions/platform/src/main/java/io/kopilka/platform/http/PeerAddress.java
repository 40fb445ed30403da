package io.kopilka.platform.http;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// The other end of the connection, for a server that clients connect to.
@Singleton
final class PeerAddress implements ClientAddress {

    @Override
    public Optional<String> of(HttpRequest<?> request) {
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote == null) {
            return Optional.empty();
        }
        InetAddress address = remote.getAddress();
        return Optional.of(address == null ? remote.getHostString() : address.getHostAddress());
    }
}
