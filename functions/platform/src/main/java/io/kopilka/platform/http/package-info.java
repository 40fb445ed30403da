/// What every HTTP resource stands on: authentication, scopes, request ids, security headers, and errors that are
/// always problems.
/// It knows neither the server beneath (Netty or Lambda) nor the resources above.
@NullMarked
package io.kopilka.platform.http;

import org.jspecify.annotations.NullMarked;
