package io.github.mfa4j.spring.security.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verification page shows. Immutable.
 *
 * @param frame what is around it
 * @param actions where its forms and links go
 * @param factor the factor in use
 * @param form what its codes look like
 * @param expiresAt until when a code can be typed, null if no challenge is open: then there is no field for a code, but a link to
 *     begin anew, or, without a problem, a choice among the others
 * @param resendAt from when another code may be sent, past or future; null where codes are not sent
 * @param others the factors to switch to, may be empty
 * @param problem why the user is still here, null on the first visit
 */
public record VerificationView(
        PageFrame frame,
        Actions actions,
        PageFactor factor,
        CodeForm form,
        @Nullable Instant expiresAt,
        @Nullable Instant resendAt,
        List<PageFactor> others,
        @Nullable PageProblem problem) {

    /**
     * Copies the other factors.
     *
     * @param frame what is around it
     * @param actions where its forms and links go
     * @param factor the factor in use
     * @param form what its codes look like
     * @param expiresAt until when a code can be typed, null if no challenge is open: then there is no field for a code, but a link to
     *     begin anew, or, without a problem, a choice among the others
     * @param resendAt from when another code may be sent, past or future; null where codes are not sent
     * @param others the factors to switch to, may be empty
     * @param problem why the user is still here, null on the first visit
     */
    public VerificationView {
        others = List.copyOf(others);
    }

    /** Whether a code can be typed. */
    boolean isOpen() {
        return expiresAt != null && expiresAt.isAfter(frame.now());
    }

    /**
     * Paths of the application's own, which begin with one slash and include the context path.
     *
     * @param begin where a GET shows this page, with a new challenge if none is open
     * @param verify where the code is posted, as {@link MfaPages#CODE_FIELD}
     * @param resend where the wish for another code is posted
     * @param switchFactor where the wish for another factor is posted, its id as {@link MfaPages#FACTOR_FIELD}
     */
    public record Actions(String begin, String verify, String resend, String switchFactor) {

        /**
         * Checks the paths.
         *
         * @param begin where a GET shows this page, with a new challenge if none is open
         * @param verify where the code is posted, as {@link MfaPages#CODE_FIELD}
         * @param resend where the wish for another code is posted
         * @param switchFactor where the wish for another factor is posted, its id as {@link MfaPages#FACTOR_FIELD}
         * @throws IllegalArgumentException if one is not a path of the application's own
         */
        public Actions {
            OwnPath.check("begin", begin);
            OwnPath.check("verify", verify);
            OwnPath.check("resend", resend);
            OwnPath.check("switchFactor", switchFactor);
        }
    }
}
