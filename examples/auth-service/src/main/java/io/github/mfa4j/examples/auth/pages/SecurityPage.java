package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.audit.AuditReport;
import io.github.mfa4j.examples.auth.token.Sessions;
import io.github.mfa4j.totp.Authenticator;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /security}: a user's own authenticators, recovery codes and recent events; and the end of all sessions, one of which may be a
 * thief's.
 */
@Controller
class SecurityPage {

    private static final int EVENTS = 15;
    private static final int GUESSES = 5;

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final RecoveryCodeFactor recovery;
    private final Sessions sessions;
    private final AuditReport report;
    private final AuditLog audit;

    SecurityPage(
            MultiFactor mfa,
            TotpFactor totp,
            RecoveryCodeFactor recovery,
            Sessions sessions,
            AuditReport report,
            AuditLog audit) {
        this.mfa = mfa;
        this.totp = totp;
        this.recovery = recovery;
        this.sessions = sessions;
        this.report = report;
        this.audit = audit;
    }

    record Device(String id, String label, String since) {}

    record Event(String words, String at) {}

    @GetMapping("/security")
    String show(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(required = false) String done,
            @RequestParam(required = false) String notDone,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        UserId user = User.mfaId(visitor.id());
        List<Authenticator> authenticators = totp.authenticators(user);
        model.addAttribute("heading", "security.heading")
                .addAttribute("done", done != null)
                .addAttribute("notDone", notDone != null)
                .addAttribute("administrator", request.isUserInRole("ADMIN"))
                .addAttribute("any", !authenticators.isEmpty())
                .addAttribute("room", authenticators.size() < TotpFactor.MAX_AUTHENTICATORS)
                .addAttribute("devices", devices(authenticators, locale))
                .addAttribute("codesLeft", codesLeft(user))
                .addAttribute("events", events(visitor, locale));
        return "security";
    }

    /** This browser finds its session ended with the next request. */
    @PostMapping("/security/logout")
    String logOutEverywhere(@AuthenticationPrincipal Visitor visitor) {
        sessions.endAll(visitor.id());
        audit.record("LOGGED_OUT_EVERYWHERE", visitor.id());
        return "redirect:/login?out";
    }

    /** Empty for none. */
    private String codesLeft(UserId user) {
        int left = mfa.inspect(user, recovery).remaining();
        return left == 0 ? "" : String.valueOf(left);
    }

    private static List<Device> devices(List<Authenticator> authenticators, Locale locale) {
        return authenticators.stream()
                .map(each -> new Device(each.id(), each.label(), Times.of(each.enrolledAt(), locale)))
                .toList();
    }

    private List<Event> events(Visitor visitor, Locale locale) {
        return report.recent(visitor.id(), EVENTS, GUESSES).stream()
                .map(event -> new Event("event." + event.kind(), Times.of(event.at(), locale)))
                .toList();
    }
}
