package io.github.mfa4j.spring.security.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its subject. Prints neither the account nor the token. All paths begin with one slash and include the
 * context path.
 *
 * @param accountName whom the page greets: the name the user knows the account by, any text
 * @param now the time the page is made at, by the library's clock; times left are counted from it
 * @param stylePath where {@link PageAsset#STYLE} is served
 * @param scriptPath where {@link PageAsset#SCRIPT} is served
 * @param logOutPath where the form to log out posts
 * @param csrf the field that every form carries, null if the application does without
 */
public record PageFrame(
        String accountName,
        Instant now,
        String stylePath,
        String scriptPath,
        String logOutPath,
        @Nullable CsrfField csrf) {

    /**
     * Checks the paths.
     *
     * @param accountName whom the page greets: the name the user knows the account by, any text
     * @param now the time the page is made at, by the library's clock; times left are counted from it
     * @param stylePath where {@link PageAsset#STYLE} is served
     * @param scriptPath where {@link PageAsset#SCRIPT} is served
     * @param logOutPath where the form to log out posts
     * @param csrf the field that every form carries, null if the application does without
     * @throws IllegalArgumentException if one is not a path of the application's own
     */
    public PageFrame {
        OwnPath.check("stylePath", stylePath);
        OwnPath.check("scriptPath", scriptPath);
        OwnPath.check("logOutPath", logOutPath);
    }

    @Override
    public String toString() {
        return "PageFrame[" + now + "]";
    }
}
