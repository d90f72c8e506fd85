package io.github.mfa4j.examples.auth.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What browsers are shown of a refusal or a failure. It asks nothing of the database, which may be what is down. */
@Controller
class ErrorPage {

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        response.setStatus(status);
        model.addAttribute("heading", "error.heading")
                .addAttribute("words", words(status))
                // What failed may be no page, so there is none to be had in another language.
                .addAttribute("languages", List.of());
        return "error";
    }

    private static String words(int status) {
        return switch (status) {
            case 401, 403, 404, 429, 503 -> "error." + status;
            default -> status < 500 ? "error.4xx" : "error.5xx";
        };
    }
}
