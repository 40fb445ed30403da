package io.kopilka.platform.tenancy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where a page stands that may call the service from a browser (RFC 6454): scheme, host and, where it is not the
/// scheme's own, port. Browsers send it in the header `Origin`, and it is compared letter by letter.
///
/// @param text `https://host`, `https://host:port`, or `http://` with a loopback host, for development; lower case
public record Origin(String text) {

    /// The longest origin, in characters.
    public static final int LONGEST = 255;

    private static final int HTTPS_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;

    public Origin {
        if (!isOrigin(text)) {
            throw new IllegalArgumentException("not an origin: " + text);
        }
    }

    /// The origin in a text, or empty where it is none: a path, a user, a wildcard, or plain `http` to another machine.
    public static Optional<Origin> parse(String text) {
        return isOrigin(text) ? Optional.of(new Origin(text)) : Optional.empty();
    }

    private static boolean isOrigin(String text) {
        if (text.length() > LONGEST || !text.equals(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            return host != null
                    && text.equals(uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    && uri.getPort() != 0
                    && uri.getPort() <= HIGHEST_PORT
                    && isSafe(uri.getScheme(), host, uri.getPort());
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static boolean isSafe(String scheme, String host, int port) {
        return switch (scheme) {
            case "https" -> port != HTTPS_PORT;
            case "http" -> host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            default -> false;
        };
    }
}
