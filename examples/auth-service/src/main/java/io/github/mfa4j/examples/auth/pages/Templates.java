package io.github.mfa4j.examples.auth.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** The templates of pages, by their names. They escape all that they are filled in with. */
@Component
class Templates implements ViewResolver, Ordered {

    private final Mustache.Compiler compiler = Mustache.compiler()
            .withLoader(name -> new StringReader(text(name)))
            .strictSections(true)
            .emptyStringIsFalse(true);
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return file(name).exists() ? new Page(name) : null;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    private static ClassPathResource file(String name) {
        return new ClassPathResource("pages/" + name + ".html");
    }

    private static String text(String name) {
        try {
            return file(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Page implements View {

        private final String name;

        Page(String name) {
            this.name = name;
        }

        @Override
        public String getContentType() {
            return Html.TYPE;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Template template = compiled.computeIfAbsent(name, key -> compiler.compile(text(key)));
            new Html(template.execute(model)).render(model, request, response);
        }
    }
}
