package io.github.mfa4j.spring.security.pages;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spring.security.pages.PageProblem.Kind;
import io.github.mfa4j.spring.security.pages.VerificationView.Actions;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Views to draw in tests. */
final class PageSample {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Locale SPANISH = new Locale("es");
    static final String KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    static final String CODE = "7KQ2M9XDV3RTB5NC";
    static final String TOKEN = "csrf-4f1c9b";
    static final Actions ACTIONS = new Actions("/shop/mfa", "/shop/mfa", "/shop/mfa/resend", "/shop/mfa/factor");

    static final PageFactor APP = new PageFactor.AuthenticatorApp(new FactorId("totp"));
    static final PageFactor MAIL = new PageFactor.SentCode(new FactorId("mail"), Channel.MAIL, "a***@e***.com");
    static final PageFactor SMS = new PageFactor.SentCode(new FactorId("sms"), Channel.SMS, "***67");
    static final PageFactor PAGER = new PageFactor.SentCode(new FactorId("pager"), new Channel("pager"), null);
    static final PageFactor RECOVERY = new PageFactor.RecoveryCode(new FactorId("recovery"));
    static final PageFactor OWN = new PageFactor.Other(new FactorId("grid-card"));

    private PageSample() {}

    static PageFrame frame(String account) {
        return new PageFrame(
                account, NOON, "/mfa/mfa.css", "/mfa/mfa.js", "/shop/logout", new CsrfField("_csrf", TOKEN));
    }

    static PageFrame frame() {
        return frame("ada@example.com");
    }

    /** With an open challenge of five minutes. */
    static VerificationView asking(PageFactor factor, @Nullable PageProblem problem) {
        boolean sent = factor instanceof PageFactor.SentCode;
        return view(factor, after(300), sent ? after(45) : null, problem);
    }

    /** Without one. */
    static VerificationView stuck(PageFactor factor, PageProblem problem) {
        return view(factor, null, null, problem);
    }

    static VerificationView view(
            PageFactor factor, @Nullable Instant expiresAt, @Nullable Instant resendAt, @Nullable PageProblem problem) {
        CodeForm form = factor.equals(RECOVERY) ? CodeForm.RECOVERY_CODE : CodeForm.SIX_DIGITS;
        List<PageFactor> others = List.of(APP, MAIL, SMS, RECOVERY).stream()
                .filter(other -> !other.equals(factor))
                .toList();
        return new VerificationView(frame(), ACTIONS, factor, form, expiresAt, resendAt, others, problem);
    }

    static EnrolmentView enrolment(@Nullable PageProblem problem) {
        TotpParameters parameters = new TotpParameters(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30));
        String uri = OtpAuthUri.totp("Example Shop", "ada@example.com", OtpSecret.ofBase32(KEY), parameters)
                .toUri();
        return new EnrolmentView(
                frame(),
                "/shop/mfa/enrol",
                SecretText.of(QrCode.of(uri).toPngDataUri(220)),
                SecretText.of(uri),
                SecretText.of(KEY),
                CodeForm.SIX_DIGITS,
                problem);
    }

    static RecoveryCodesView recoveryCodes() {
        List<SecretText> codes = IntStream.range(0, 10)
                .mapToObj(i -> SecretText.of(CODE.substring(i) + CODE.substring(0, i)))
                .toList();
        return new RecoveryCodesView(frame(), codes, "/shop/mfa/continue");
    }

    static RecoveryOfferView offer(@Nullable PageProblem problem) {
        return new RecoveryOfferView(frame(), "/shop/mfa/recovery", "/shop/mfa", problem);
    }

    static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    /** Every kind of page, by name. Those of the first nine are pictured. */
    static Map<String, BiFunction<MfaPages, Locale, String>> all() {
        Map<String, BiFunction<MfaPages, Locale, String>> pages = new LinkedHashMap<>();
        PageProblem locked = PageProblem.lockedUntil(after(1800));
        PageProblem refused = PageProblem.sendingRefusedUntil(after(240));
        put(pages, "app", asking(APP, null));
        put(pages, "mail", asking(MAIL, null));
        put(pages, "sms, wrong", asking(SMS, PageProblem.of(Kind.WRONG_CODE)));
        put(pages, "recovery", asking(RECOVERY, null));
        put(pages, "app, locked", stuck(APP, locked));
        put(pages, "mail, not sent", asking(MAIL, refused));
        pages.put("enrolment", (drawn, locale) -> drawn.enrolment(enrolment(null), locale));
        pages.put(
                "enrolment, wrong",
                (drawn, locale) -> drawn.enrolment(enrolment(PageProblem.of(Kind.WRONG_CODE)), locale));
        pages.put("recovery codes", (drawn, locale) -> drawn.recoveryCodes(recoveryCodes(), locale));
        for (PageFactor factor : List.of(APP, MAIL, SMS, PAGER, RECOVERY, OWN)) {
            for (Kind kind : Kind.values()) {
                boolean passes = kind == Kind.LOCKED || kind == Kind.SENDING_REFUSED;
                PageProblem problem = new PageProblem(kind, passes ? after(100_000) : null);
                put(pages, factor.id() + ", open, " + kind, asking(factor, problem));
                put(pages, factor.id() + ", stuck, " + kind, stuck(factor, problem));
            }
        }
        for (Kind kind : List.of(Kind.EXPIRED, Kind.ALREADY_USED, Kind.SUSPENDED, Kind.UNAVAILABLE)) {
            pages.put(
                    "enrolment, " + kind, (drawn, locale) -> drawn.enrolment(enrolment(PageProblem.of(kind)), locale));
        }
        pages.put("offer", (drawn, locale) -> drawn.recoveryOffer(offer(null), locale));
        PageProblem unavailable = PageProblem.of(Kind.UNAVAILABLE);
        pages.put("offer, " + Kind.UNAVAILABLE, (drawn, locale) -> drawn.recoveryOffer(offer(unavailable), locale));
        return pages;
    }

    /** Whether a page is one that the others differ from in words only. */
    static boolean isTypical(String name) {
        return !name.matches(".*, (open|stuck), .*") || name.startsWith("mail, ");
    }

    private static void put(
            Map<String, BiFunction<MfaPages, Locale, String>> pages, String name, VerificationView view) {
        pages.put(name, (drawn, locale) -> drawn.verification(view, locale));
    }
}
