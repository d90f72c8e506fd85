package io.github.mfa4j.spring.security.pages;

import io.github.mfa4j.SecretText;
import java.util.List;

/**
 * What the page shows that hands out recovery codes. Immutable; prints none of them.
 *
 * @param frame what is around it
 * @param codes the codes in clear, without separators; the page groups them
 * @param goOnPath where the user goes on by a GET, begins with one slash; to lead back to what was first asked for, redirect from
 *     there
 */
public record RecoveryCodesView(PageFrame frame, List<SecretText> codes, String goOnPath) {

    /**
     * Copies the codes and checks the path.
     *
     * @param frame what is around it
     * @param codes the codes in clear, without separators; the page groups them
     * @param goOnPath where the user goes on by a GET, begins with one slash; to lead back to what was first asked for, redirect from
     *     there
     * @throws IllegalArgumentException if there is no code, or the path is not one of the application's own
     */
    public RecoveryCodesView {
        codes = List.copyOf(codes);
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("codes are missing, at least 1 is needed");
        }
        OwnPath.check("goOnPath", goOnPath);
    }
}
