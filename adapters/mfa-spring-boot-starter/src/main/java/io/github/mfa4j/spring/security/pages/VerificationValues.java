package io.github.mfa4j.spring.security.pages;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spring.security.pages.PageProblem.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the verification page is filled in with. */
final class VerificationValues {

    private static final String PAGE = "verification";
    private static final Set<Kind> STUCK =
            EnumSet.of(Kind.SUSPENDED, Kind.NOT_SET_UP, Kind.LIMIT_REACHED, Kind.NOT_AVAILABLE);

    private VerificationValues() {}

    static Map<String, Object> of(VerificationView view, String product, PageWords words) {
        PageFactor factor = view.factor();
        PageProblem problem = view.problem();
        String kind = kind(factor);
        boolean open = view.isOpen();
        boolean choice = view.expiresAt() == null && problem == null;
        PageValues values = new PageValues(product, words, view.frame(), PAGE + "." + (open ? kind : "stuck"));
        values.put("begin", view.actions().begin())
                .put("verify", view.actions().verify())
                .put("resend", view.actions().resend())
                .put("switchFactor", view.actions().switchFactor())
                .put("factor", factor.id().value())
                .put("destination", destination(factor))
                .put("open", open)
                .put("stuck", choice || (!open && isStuck(problem)))
                .say("othersHeading", choice ? "choose" : "others")
                .put("others", others(view, words))
                .put("anyOthers", !view.others().isEmpty())
                .code(view.form(), true, !(factor instanceof PageFactor.RecoveryCode))
                .say("lead", PAGE + "." + kind + ".lead")
                .problem(problem, PAGE, kind)
                .clock("expiry", open ? view.expiresAt() : null)
                .clock("sending", open ? sendingFrom(view) : null)
                .clock("waiting", open || problem == null ? null : problem.until());
        return values.all();
    }

    /** Whether trying again would lead nowhere. */
    private static boolean isStuck(@Nullable PageProblem problem) {
        return problem != null && STUCK.contains(problem.kind());
    }

    /** Which words are about it. */
    private static String kind(PageFactor factor) {
        if (factor instanceof PageFactor.SentCode sent) {
            return sent.channel().equals(Channel.MAIL) || sent.channel().equals(Channel.SMS)
                    ? sent.channel().name()
                    : "sent";
        }
        if (factor instanceof PageFactor.AuthenticatorApp) {
            return "app";
        }
        return factor instanceof PageFactor.RecoveryCode ? "recovery" : "other";
    }

    private static @Nullable String destination(PageFactor factor) {
        return factor instanceof PageFactor.SentCode sent ? sent.maskedDestination() : null;
    }

    private static List<Map<String, String>> others(VerificationView view, PageWords words) {
        return view.others().stream().map(other -> other(other, words)).toList();
    }

    private static Map<String, String> other(PageFactor factor, PageWords words) {
        String id = factor.id().value();
        String destination = destination(factor);
        Map<String, Object> values = new HashMap<>();
        values.put("factor", id);
        values.put("destination", destination == null ? false : destination);
        return Map.of("id", id, "label", words.say(values, "switch." + kind(factor)));
    }

    /** The later of the two: a quota may hold back a code longer than the interval. */
    private static @Nullable Instant sendingFrom(VerificationView view) {
        Instant resendAt = view.resendAt();
        PageProblem problem = view.problem();
        if (resendAt == null || problem == null || problem.kind() != Kind.SENDING_REFUSED) {
            return resendAt;
        }
        Instant until = problem.until();
        return until != null && until.isAfter(resendAt) ? until : resendAt;
    }
}
