package io.github.mfa4j.spring.security.pages;

import org.jspecify.annotations.Nullable;

/**
 * What the page shows that offers recovery codes. Immutable.
 *
 * @param frame what is around it
 * @param makePath where the wish for a new set is posted; begins with one slash
 * @param goOnPath where the user goes on without one, by a GET; begins with one slash
 * @param problem why there are none, null on the first visit; none that passes by itself
 */
public record RecoveryOfferView(
        PageFrame frame,
        String makePath,
        String goOnPath,
        @Nullable PageProblem problem) {

    /**
     * Checks the paths.
     *
     * @param frame what is around it
     * @param makePath where the wish for a new set is posted; begins with one slash
     * @param goOnPath where the user goes on without one, by a GET; begins with one slash
     * @param problem why there are none, null on the first visit; none that passes by itself
     * @throws IllegalArgumentException if one is not a path of the application's own, or the problem is one that passes by itself
     */
    public RecoveryOfferView {
        OwnPath.check("makePath", makePath);
        OwnPath.check("goOnPath", goOnPath);
        if (problem != null && problem.until() != null) {
            throw new IllegalArgumentException("problem is " + problem.kind() + ", allowed are those without an end");
        }
    }
}
