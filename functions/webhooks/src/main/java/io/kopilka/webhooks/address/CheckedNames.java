package io.kopilka.webhooks.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Looks a URL's name up once and gives what may be connected to: where one of its addresses is not public, none.
public final class CheckedNames {

    private final Names names;

    public CheckedNames(Names names) {
        this.names = names;
    }

    /// The addresses to connect to, in the order in which to try them.
    ///
    /// @throws NotPublic where any address behind the name is one that must not be called
    public List<InetAddress> addresses(EndpointUrl url, String host) throws UnknownHostException {
        List<InetAddress> found = names.lookUp(host);
        for (InetAddress address : found) {
            boolean fits = url.isLoopback() ? address.isLoopbackAddress() : PublicAddresses.isPublic(address);
            if (!fits) {
                throw new NotPublic();
            }
        }
        return found;
    }

    /// A name leads to an address that must not be called. It tells neither: whoever registered the name could read
    /// a network by it.
    public static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("an address that is not public");
        }
    }
}
