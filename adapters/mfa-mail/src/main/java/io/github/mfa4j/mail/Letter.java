package io.github.mfa4j.mail;

import java.util.Locale;

/** What a mail says, in both forms. Prints nothing of it, because it may hold a code. */
record Letter(Locale locale, String subject, String text, String html) {

    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
