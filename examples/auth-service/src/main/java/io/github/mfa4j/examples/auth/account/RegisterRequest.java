package io.github.mfa4j.examples.auth.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a new user tells. Passwords are judged by length alone (NIST SP 800-63B-4 section 3.1.1.2). Prints nothing of it.
 *
 * @param email where codes go
 * @param password 12 to 128 characters
 * @param firstName the given name, on one line
 * @param lastName the family name, on one line
 * @param locale the language of mails, such as es or en-GB; English unless told
 */
record RegisterRequest(
        @NotBlank @Size(max = 254) String email,
        @NotBlank @Size(min = 12, max = 128) String password,

        @NotBlank @Size(max = 80) @Pattern(regexp = ONE_LINE) String firstName,

        @NotBlank @Size(max = 80) @Pattern(regexp = ONE_LINE) String lastName,

        @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}") @Nullable String locale) {

    private static final String ONE_LINE = "[^\\p{C}\\p{Zl}\\p{Zp}]*";

    @Override
    public String toString() {
        return "RegisterRequest[hidden]";
    }
}
