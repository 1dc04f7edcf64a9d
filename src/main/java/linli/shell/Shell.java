package linli.shell;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.SearchSource;
import linli.base.ui.Tags;
import linli.base.ui.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window's frame: navigation, search, page, messages, errors, help. Knows pages only as {@link Page}. */
public final class Shell implements Nav {
    private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

    private final Clock clock;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final StackPane root = new StackPane();
    private final ScrollPane content = new ScrollPane();
    private final MessageBar messages = new MessageBar();
    private final VBox alarms = new VBox();
    private final Sheet sheet = new Sheet();
    private final HelpPane help;
    private final ShellKeys keys;
    private final Set<String> details = new HashSet<>();
    private NavBar nav;
    private TopBar top;
    private SearchBox search;
    private Work work;
    private Supplier<Map<String, Badge>> badges = Map::of;
    private Page current;
    private Object argument;
    private Page before;
    private Object beforeArgument;
    private String handbook;

    /** The frame without pages; {@link #furnish} puts them in. (Pages need the {@link Nav} before they can be built.) */
    public Shell(Look look, Clock clock) {
        this.clock = clock;
        this.help = new HelpPane(this::hideHelp, this::read);
        this.keys = new ShellKeys(this, look);
        root.setId("shell");
        StackPane.setAlignment(help, Pos.TOP_RIGHT);
        StackPane.setAlignment(messages, Pos.BOTTOM_CENTER);
        StackPane.setMargin(messages, new Insets(0, 0, 28, 0));
    }

    /**
     * Puts navigation, pages and search in.
     *
     * @param work runs searches and counts
     * @param sections the navigation, top to bottom
     * @param settings the page behind 设置 at the foot, or null
     * @param details pages without a word of their own in the navigation: one person, one need
     * @param sources what Ctrl+K looks through
     * @param badges counts beside the navigation's words by page name; read in the background at every page change
     */
    public void furnish(Work work, List<Section> sections, Page settings, List<Page> details, List<SearchSource> sources, Supplier<Map<String, Badge>> badges) {
        this.work = work;
        this.badges = badges;
        for (Section section : sections) {
            section.entries().forEach(entry -> pages.put(entry.page().name(), entry.page()));
        }
        for (Page page : details) {
            pages.put(page.name(), page);
            this.details.add(page.name());
        }
        if (settings != null) {
            pages.put(settings.name(), settings);
        }
        nav = new NavBar(sections, page -> open(page, null), () -> open(settings == null ? "" : settings.name(), null), this::help);
        search = new SearchBox(work, sources, this::open);
        top = new TopBar(search);
        // A page grows with the window and scrolls where it does not fit (small windows, 200 % text).
        content.setFitToWidth(true);
        content.setFitToHeight(true);
        content.setFocusTraversable(false);
        VBox.setVgrow(content, Priority.ALWAYS);
        BorderPane frame = new BorderPane(new VBox(top, alarms, content));
        frame.setLeft(nav);
        root.getChildren().setAll(frame, help, search.results(), messages, sheet);
        keys.pages(sections.stream().flatMap(section -> section.entries().stream()).map(entry -> entry.page().name()).toList());
        root.sceneProperty().addListener((property, old, now) -> {
            if (now != null) {
                keys.listen(now);
            }
        });
    }

    /** Shows one node instead of navigation and pages: signing in, first start, closing. Errors and messages work. */
    public void alone(Node node) {
        root.getChildren().setAll(node, messages, sheet);
    }

    /** @return the node to put into a scene. */
    public StackPane root() {
        return root;
    }

    /** @return keys for the whole window; features add theirs (F2 …) here. */
    public ShellKeys keys() {
        return keys;
    }

    /** Names the centre and the signed-in person in the top bar. */
    public void signedIn(String centre, String person) {
        top.centre(centre);
        top.person(person);
    }

    /** Shows the line on the last backup under the navigation; red when late. */
    public void backup(String line, boolean late) {
        nav.backup(line, late);
    }

    /**
     * A red bar above every page, for what must not be overlooked; it stays until it is taken away.
     *
     * @param id one bar a subject; a newer one takes the place of the older
     * @param words what is wrong; "" takes the bar away
     * @param mend words of its button
     */
    public void alarm(String id, String words, String mend, Runnable action) {
        alarms.getChildren().removeIf(bar -> id.equals(bar.getId()));
        if (words.isEmpty()) {
            return;
        }
        Label said = Tags.styled(words, "strong", "wrap");
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox bar = new HBox(said, Tags.button(mend, null, action));
        bar.setId(id);
        bar.getStyleClass().addAll("alarm-bar", "row");
        bar.setAccessibleRole(AccessibleRole.TEXT);
        bar.setAccessibleText(words);
        alarms.getChildren().add(bar);
    }

    @Override
    public void open(String name, Object argument) {
        Page page = pages.get(name);
        if (page == null) {
            throw new IllegalArgumentException("no page " + name);
        }
        if (current != null && current != page && !current.leave()) {
            return;
        }
        try {
            Node view = page.view();
            content.setContent(view);
            if (current != page) {
                before = current;
                beforeArgument = this.argument;
            }
            current = page;
            this.argument = argument;
            nav.select(name, details.contains(name));
            hideHelp();
            content.requestFocus();
            page.shown(argument);
        } catch (RuntimeException error) {
            fail(error);
        }
        recount();
    }

    /** Loads the page on screen anew (F5). */
    public void reload() {
        if (current != null) {
            current.shown(argument);
            recount();
        }
    }

    /** Reads the counts beside the navigation's words anew. */
    public void recount() {
        work.read("shell.badges", badges, nav::badges);
    }

    /** @return name of the page on screen, or null. */
    public String page() {
        return current == null ? null : current.name();
    }

    /** @return whether the window may close: the page on screen may ask about unsaved input. */
    public boolean leave() {
        return current == null || current.leave();
    }

    @Override
    public void say(String message) {
        messages.say(message);
    }

    @Override
    public void fail(Throwable error) {
        Throwable real = error;
        while ((real instanceof CompletionException || real instanceof ExecutionException) && real.getCause() != null) {
            real = real.getCause();
        }
        if (real instanceof UserError user) {
            LOG.info("user error {}", user.key());
            sheet.show(Texts.text("shell.error.title"), ErrorBody.of(user), copy(user.getMessage()), ok());
        } else {
            String code = ErrorBody.code(real);
            LOG.error(code, real);
            sheet.show(Texts.text("shell.error.program"), ErrorBody.of(code), copy(ErrorBody.details(code, real, clock)), ok());
        }
    }

    /** Opens help for the page on screen (F1). */
    public void help() {
        help.show(current == null ? "general" : current.name());
    }

    /**
     * Puts the handbook behind F1 and Shift F1.
     *
     * @param page its page, opened with the name of the page on screen
     * @param chapters the title of a page's chapter
     */
    public void handbook(String page, UnaryOperator<String> chapters) {
        handbook = page;
        help.book(chapters);
    }

    /** Opens the handbook at the chapter of the page on screen. */
    public void read() {
        if (handbook != null && !handbook.equals(page())) {
            open(handbook, page());
        }
    }

    /** Opens the page that was on screen before this one, with the record it showed. */
    public void back() {
        if (before == null) {
            return;
        }
        open(before.name(), beforeArgument);
    }

    void hideHelp() {
        help.setVisible(false);
    }

    void search() {
        search.take();
    }

    void keyList() {
        sheet.show(Texts.text("shell.keys.title"), keys.list(), ok());
    }

    private Button ok() {
        Button ok = Tags.button(Texts.text("shell.error.ok"), null, sheet::close);
        ok.getStyleClass().add("primary");
        ok.setId("sheet-ok");
        return ok;
    }

    private Button copy(String details) {
        Button copy = Tags.button(Texts.text("shell.error.copy"), null, () -> {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(details);
            Clipboard.getSystemClipboard().setContent(clip);
            say(Texts.text("shell.error.copied"));
        });
        copy.setId("sheet-copy");
        return copy;
    }
}
