/// People prove who they are by tokens of issuers that the settings name: what checks them (RFC 7519, RFC 9068,
/// OpenID Connect). Nothing of it is loaded before the first token comes.
@NullMarked
package io.kopilka.platform.oidc;

import org.jspecify.annotations.NullMarked;
