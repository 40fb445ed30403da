package io.kopilka.platform.tenancy;

/// The keys of an issuer cannot be had: nobody knows whether a token of its is good. It passes.
public final class IssuerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IssuerUnavailable(String issuer, Throwable cause) {
        super("the keys of the issuer " + issuer + " cannot be had", cause);
    }
}
