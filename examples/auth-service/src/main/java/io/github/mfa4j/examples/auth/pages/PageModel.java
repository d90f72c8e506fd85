package io.github.mfa4j.examples.auth.pages;

import com.samskivert.mustache.Mustache;
import io.github.mfa4j.spring.boot.Issuer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of this package is filled in with besides its own. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    private final MessageSource words;
    private final String product;

    PageModel(MessageSource words, Issuer issuer) {
        this.words = words;
        this.product = Objects.requireNonNull(issuer.name());
    }

    /** A language to switch to, named in itself. */
    record Language(String tag, String name) {}

    @ModelAttribute("product")
    String product() {
        return product;
    }

    @ModelAttribute("wide")
    boolean isWide() {
        return false;
    }

    @ModelAttribute("lang")
    String language(Locale locale) {
        return locale.getLanguage();
    }

    @ModelAttribute("languages")
    List<Language> languages(Locale locale) {
        return ChosenLanguage.LANGUAGES.stream()
                .filter(other -> !other.equals(locale))
                .map(other -> new Language(other.toLanguageTag(), words.getMessage("language", null, other)))
                .toList();
    }

    /** {@code {{#say}}name{{/say}}} is the sentence of that name. */
    @ModelAttribute("say")
    Mustache.Lambda say(Locale locale) {
        return (name, out) -> out.write(words.getMessage(name.execute(), null, locale));
    }

    /** Asked for its value by forms alone: it is in the session, which cannot be had in an outage. */
    @ModelAttribute("csrf")
    @Nullable CsrfToken csrf(@Nullable CsrfToken token) {
        return token;
    }

    @ModelAttribute("name")
    String name(@AuthenticationPrincipal @Nullable Visitor visitor) {
        return visitor == null ? "" : visitor.firstName();
    }
}
