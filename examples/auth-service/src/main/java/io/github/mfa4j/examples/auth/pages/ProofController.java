package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.Change;
import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Asks for a fresh proof of a factor, and then does what it was asked for, at once: nothing of a proof is kept. */
@Controller
class ProofController {

    private final MultiFactor mfa;
    private final UserFactors factors;
    private final ProofPage page;
    private final Deeds deeds;

    ProofController(MultiFactor mfa, UserFactors factors, ProofPage page, Deeds deeds) {
        this.mfa = mfa;
        this.factors = factors;
        this.page = page;
        this.deeds = deeds;
    }

    @PostMapping("/security/authenticators/remove")
    View removeAuthenticator(@AuthenticationPrincipal Visitor visitor, @RequestParam String id, HttpSession session) {
        return ask(visitor, new Deed(Deed.Kind.REMOVE_AUTHENTICATOR, id, ""), session);
    }

    @PostMapping("/administration/release")
    View release(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam String user,
            @RequestParam String factor,
            HttpSession session) {
        return ask(visitor, new Deed(Deed.Kind.RELEASE_USER, user, factor), session);
    }

    private View ask(Visitor visitor, Deed deed, HttpSession session) {
        UserId user = User.mfaId(visitor.id());
        Factor factor = factors.firstOf(user);
        ChallengeResult result = mfa.challenge(user, factor, Purpose.STEP_UP);
        Asked.begun(deed, factor.id().value(), result).keep(session);
        return to(ProofPage.PATH);
    }

    @GetMapping(ProofPage.PATH)
    View show(@AuthenticationPrincipal Visitor visitor, HttpServletRequest request, Locale locale) {
        Asked asked = Asked.in(request.getSession());
        return asked == null ? to("/security") : page.of(request, visitor, asked, locale);
    }

    @PostMapping(ProofPage.RESEND)
    View resend(HttpSession session) {
        Asked asked = Asked.in(session);
        if (asked == null) {
            return to("/security");
        }
        ChallengeResult result = mfa.resend(asked.token());
        started(asked, asked.factor(), result).keep(session);
        return to(ProofPage.PATH);
    }

    @PostMapping(ProofPage.FACTOR)
    View switchTo(@AuthenticationPrincipal Visitor visitor, @RequestParam String factor, HttpSession session) {
        Asked asked = Asked.in(session);
        if (asked == null) {
            return to("/security");
        }
        Factor other = factors.named(factor);
        ChallengeResult result = asked.token() == null
                ? mfa.challenge(User.mfaId(visitor.id()), other, Purpose.STEP_UP)
                : mfa.switchTo(asked.token(), other);
        started(asked, factor, result).keep(session);
        return to(ProofPage.PATH);
    }

    private static Asked started(Asked asked, String factor, ChallengeResult result) {
        return result instanceof ChallengeResult.Started
                ? Asked.begun(asked.deed(), factor, result)
                : asked.hindered(result);
    }

    @PostMapping(ProofPage.CODE)
    View verify(@AuthenticationPrincipal Visitor visitor, @RequestParam String code, HttpServletRequest request) {
        HttpSession session = request.getSession();
        Asked asked = Asked.in(session);
        if (asked == null) {
            return to("/security");
        }
        Verification verdict = mfa.verify(asked.token(), code);
        if (verdict instanceof Verified proof
                && proof.purpose().equals(Purpose.STEP_UP)
                && proof.user().equals(User.mfaId(visitor.id()))) {
            Asked.forget(session);
            Change change = deeds.perform(asked.deed(), proof, visitor, request);
            return to(asked.deed().page() + (change == Change.DONE ? "?done" : "?notDone"));
        }
        asked.refused(verdict).keep(session);
        return to(ProofPage.PATH);
    }

    private static RedirectView to(String path) {
        return new RedirectView(path, true, true, false);
    }
}
