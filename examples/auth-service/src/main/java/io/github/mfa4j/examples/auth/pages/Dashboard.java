package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.audit.AuditReport;
import io.github.mfa4j.examples.auth.audit.AuditReport.Locked;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /administration}: factors in use, challenges, failures and locks of this service's own users, and the release of a locked
 * one.
 */
@Controller
class Dashboard {

    private static final int DAYS = 14;
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST_LOCKED = 100;

    private final AuditReport audit;
    private final Users users;
    private final MultiFactor mfa;
    private final UserFactors factors;
    private final MessageSource words;
    private final Clock clock;

    Dashboard(AuditReport audit, Users users, MultiFactor mfa, UserFactors factors, MessageSource words, Clock clock) {
        this.audit = audit;
        this.users = users;
        this.mfa = mfa;
        this.factors = factors;
        this.words = words;
        this.clock = clock;
    }

    /** A factor and who uses it; percent of the one used most. */
    record Share(String name, String users, String percent) {}

    record Day(String date, String challenges, String failures, String locks) {}

    record LockedUser(String id, String email, String factor, String factorName, String until) {

        @Override
        public String toString() {
            return "LockedUser[hidden]";
        }
    }

    @GetMapping("/administration")
    String show(
            @RequestParam(required = false) String done,
            @RequestParam(required = false) String notDone,
            Locale locale,
            Model model) {
        Map<LocalDate, Long> challenges = audit.perDay("CHALLENGE_STARTED", DAYS);
        Map<LocalDate, Long> failures = audit.perDay("REFUSED", DAYS);
        Map<LocalDate, Long> locks = audit.perDay("LOCKED", DAYS);
        List<LockedUser> locked = locked(locale);
        model.addAttribute("heading", "administration.heading")
                .addAttribute("wide", true)
                .addAttribute("done", done != null)
                .addAttribute("notDone", notDone != null)
                .addAttribute("inUse", shares(locale))
                .addAttribute(
                        "charts",
                        List.of(
                                BarChart.of("chart.challenges", challenges),
                                BarChart.of("chart.failures", failures),
                                BarChart.of("chart.locks", locks)))
                .addAttribute(
                        "days",
                        challenges.keySet().stream()
                                .map(day -> new Day(
                                        Times.of(day, locale),
                                        String.valueOf(challenges.get(day)),
                                        String.valueOf(failures.get(day)),
                                        String.valueOf(locks.get(day))))
                                .toList())
                .addAttribute("locked", locked)
                .addAttribute("nobody", locked.isEmpty());
        return "administration";
    }

    private List<Share> shares(Locale locale) {
        Map<String, Long> counts = audit.usersByFactor(LATELY);
        long most = Math.max(
                1, counts.values().stream().mapToLong(count -> count).max().orElse(1));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(each -> new Share(
                        nameOf(each.getKey(), locale),
                        String.valueOf(each.getValue()),
                        String.valueOf(100 * each.getValue() / most)))
                .toList();
    }

    private String nameOf(String factor, Locale locale) {
        return Objects.requireNonNull(words.getMessage("factor." + factor, null, factor, locale));
    }

    private List<LockedUser> locked(Locale locale) {
        return audit.locked(MOST_LOCKED).stream()
                .flatMap(each -> stillLocked(each, locale).stream())
                .toList();
    }

    private Optional<LockedUser> stillLocked(Locked locked, Locale locale) {
        FactorStatus status = mfa.inspect(User.mfaId(locked.user()), factors.named(locked.factor()));
        Instant until = status.lockedUntil();
        boolean now = until != null && until.isAfter(clock.instant());
        return status.suspended() || now
                ? users.find(locked.user())
                        .map(user -> new LockedUser(
                                user.id(),
                                user.email().value(),
                                locked.factor(),
                                nameOf(locked.factor(), locale),
                                until == null || status.suspended() ? "" : Times.of(until, locale)))
                : Optional.empty();
    }
}
