package io.kopilka.platform.http;

import io.kopilka.platform.tenancy.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope that an operation needs, as the contract's `x-scope` says. A route has this or [OpenToAll], or the
/// service
/// does not start.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresScope {

    /// The one scope.
    Scope value();
}
