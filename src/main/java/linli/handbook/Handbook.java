package linli.handbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;

/** 使用手册: the chapters that come with the program, which page each belongs to, and the words in them. */
public final class Handbook {
    /** What a line of a chapter is. */
    public enum Kind { HEAD, TEXT, STEP, ITEM, PICTURE }

    /** @param mark number of a step, file of a picture, else "" */
    public record Block(Kind kind, String mark, String text) {}

    /** @param pages names of the pages whose help leads here */
    public record Chapter(String code, String title, List<String> pages, List<Block> blocks) {
        /** @return where the picture lies. */
        public URL picture(Block block) {
            return Objects.requireNonNull(Handbook.class.getResource(block.mark()), block.mark());
        }
    }

    /** A chapter that holds the words. @param line the first line with them, "" when only the title has them */
    public record Hit(Chapter chapter, int count, String line) {}

    private List<Chapter> chapters;

    /** @return all chapters in reading order; read on first use. */
    public List<Chapter> chapters() {
        if (chapters == null) {
            chapters = lines("chapters.txt").stream().filter(code -> !code.isBlank()).map(Handbook::read).toList();
        }
        return chapters;
    }

    /** @return the chapter of a page, the first one for a page nobody wrote of. */
    public Chapter of(String page) {
        return chapters().stream().filter(chapter -> chapter.pages().contains(page)).findFirst().orElse(chapters().getFirst());
    }

    /** @return chapters with the words, all of them for ""; upper and lower case are the same. */
    public List<Hit> find(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return chapters().stream().map(chapter -> new Hit(chapter, 0, "")).toList();
        }
        List<Hit> hits = new ArrayList<>();
        for (Chapter chapter : chapters()) {
            List<String> lines = chapter.blocks().stream().map(Block::text).filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted)).toList();
            int count = lines.size() + (chapter.title().toLowerCase(Locale.ROOT).contains(wanted) ? 1 : 0);
            if (count > 0) {
                hits.add(new Hit(chapter, count, lines.isEmpty() ? "" : lines.getFirst()));
            }
        }
        return hits;
    }

    /** @return the chapter's words on A4. */
    public static Sheet sheet(Chapter chapter) {
        Sheet sheet = new Sheet(Sheet.Paper.A4, Texts.text("handbook.foot", chapter.title())).title(chapter.title());
        for (Block block : chapter.blocks()) {
            switch (block.kind()) {
                case HEAD -> sheet.gap(6).heading(block.text());
                case TEXT -> sheet.text(block.text());
                case STEP -> sheet.text(Texts.text("handbook.step", block.mark(), block.text()));
                case ITEM -> sheet.text(Texts.text("handbook.item", block.text()));
                case PICTURE -> { }
            }
        }
        return sheet;
    }

    private static Chapter read(String code) {
        String title = "";
        List<String> pages = List.of();
        List<Block> blocks = new ArrayList<>();
        int step = 0;
        for (String line : lines(code + ".md")) {
            step = line.startsWith("1. ") ? 0 : step;
            if (line.startsWith("# ")) {
                title = line.substring(2);
            } else if (line.startsWith("pages: ")) {
                pages = List.of(line.substring(7).split(" "));
            } else if (line.startsWith("## ")) {
                blocks.add(new Block(Kind.HEAD, "", line.substring(3)));
            } else if (line.startsWith("- ")) {
                blocks.add(new Block(Kind.ITEM, "", line.substring(2)));
            } else if (line.matches("\\d+\\. .*")) {
                blocks.add(new Block(Kind.STEP, String.valueOf(++step), line.substring(line.indexOf(' ') + 1)));
            } else if (line.startsWith("![")) {
                int cut = line.indexOf("](");
                blocks.add(new Block(Kind.PICTURE, line.substring(cut + 2, line.length() - 1), line.substring(2, cut)));
            } else if (!line.isBlank()) {
                blocks.add(new Block(Kind.TEXT, "", line));
            }
        }
        return new Chapter(code, title, pages, List.copyOf(blocks));
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Handbook.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
