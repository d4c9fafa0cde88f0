package dev.groundwork.auth.policy;

import dev.groundwork.auth.outbox.LimitedMails.MailLimit;
import dev.groundwork.auth.password.PasswordPolicy;
import dev.groundwork.auth.throttle.CallerLimit;
import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.auth.tokens.Lifetimes;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

/** The rules of passwords, lifetimes and limits, which pages show beforehand. */
@Controller("/api/auth/policy")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PolicyController {

    private final Lifetimes lifetimes;

    PolicyController(Lifetimes lifetimes) {
        this.lifetimes = lifetimes;
    }

    @Serdeable
    record Policy(PasswordRules password, Seconds lifetimes, Limits limits) {}

    @Serdeable
    record PasswordRules(int minLength, int maxLength) {}

    /** Lifetimes, all in seconds. */
    @Serdeable
    record Seconds(
            long accessToken,
            long refreshIdle,
            long refreshAbsolute,
            long refreshGrace,
            long verifyEmail,
            long resetPassword) {}

    @Serdeable
    record Limits(int failuresBeforeWait, int mailsPerHour, PerCaller perCaller) {}

    /** Limits for one IPv4 address or one /64 of IPv6, in one window. */
    @Serdeable
    record PerCaller(long windowSeconds, int failedSignIns, int registrationsAndMails) {}

    /** Read the rules of passwords, lifetimes and limits. */
    @Get
    HttpResponse<Policy> policy() {
        return HttpResponse.ok(new Policy(
                new PasswordRules(PasswordPolicy.MIN_CODE_POINTS, PasswordPolicy.MAX_CODE_POINTS),
                new Seconds(
                        lifetimes.access().toSeconds(),
                        lifetimes.refreshIdle().toSeconds(),
                        lifetimes.refreshAbsolute().toSeconds(),
                        lifetimes.refreshGrace().toSeconds(),
                        lifetimes.verify().toSeconds(),
                        lifetimes.reset().toSeconds()),
                new Limits(
                        Throttle.FREE_FAILURES,
                        MailLimit.MAILS,
                        new PerCaller(CallerLimit.WINDOW.toSeconds(), CallerLimit.PERMITS, CallerLimit.PERMITS))));
    }
}
