package io.kopilka.infrastructure;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/// Where people sign in: a user pool of Cognito's, and the one client that asks it: a page in a browser, which
/// can keep no secret, so by authorization code with PKCE. What others must know of it stands in Parameter
/// Store.
final class PeopleStack extends Stack {
    private static final int SHORTEST_PASSWORD = 12;

    private final UserPool pool;
    private final UserPoolClient client;

    PeopleStack(Construct scope, String id, StackProps props, Stage stage) {
        super(scope, id, props);
        pool = UserPool.Builder.create(this, "Pool")
                .userPoolName(stage.of("people"))
                .selfSignUpEnabled(true)
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(SHORTEST_PASSWORD)
                        .requireDigits(true)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireSymbols(true)
                        .build())
                .mfa(Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        UserPoolDomain domain = pool.addDomain(
                "Domain",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(stage.of("people"))
                                .build())
                        .build());
        client = pool.addClient(
                "Console",
                UserPoolClientOptions.builder()
                        .userPoolClientName(stage.of("console"))
                        .generateSecret(false)
                        .preventUserExistenceErrors(true)
                        .accessTokenValidity(Duration.hours(1))
                        .idTokenValidity(Duration.hours(1))
                        .refreshTokenValidity(Duration.days(30))
                        .oAuth(OAuthSettings.builder()
                                .flows(OAuthFlows.builder()
                                        .authorizationCodeGrant(true)
                                        .implicitCodeGrant(false)
                                        .clientCredentials(false)
                                        .build())
                                .scopes(List.of(OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE))
                                .callbackUrls(List.of("http://localhost:5173/signed-in"))
                                .logoutUrls(List.of("http://localhost:5173/"))
                                .build())
                        .build());
        parameter("issuer", stage, issuer());
        parameter("client", stage, audience());
        parameter("domain", stage, domain.getDomainName());
        CfnOutput.Builder.create(this, "Issuer").value(issuer()).build();
        Reasons.accept(
                pool,
                "AwsSolutions-COG2",
                "A second factor is offered to everybody and forced on nobody: a cashier shares a till, not a telephone");
        Reasons.accept(
                pool,
                "AwsSolutions-COG3",
                "Threat protection is billed for each person and month; it is switched on by the stage that pays for it");
        Reasons.accept(
                pool,
                "AwsSolutions-COG8",
                "The plan with threat protection is billed for each person and month; see COG3");
    }

    /// The `iss` of its tokens.
    String issuer() {
        return pool.getUserPoolProviderUrl();
    }

    /// What its tokens must be meant for: Cognito names the client and no audience.
    String audience() {
        return client.getUserPoolClientId();
    }

    private void parameter(String name, Stage stage, String value) {
        StringParameter.Builder.create(this, "Setting-" + name)
                .parameterName("/kopilka/" + stage.name() + "/oidc/" + name)
                .stringValue(value)
                .build();
    }
}
