package linli.needs;

import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of a need's way, on a real store. */
class NeedsTest {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Db db = TestStore.open();
    private final TestClock clock = new TestClock();
    private final Needs needs = new Needs(db, clock, () -> "周老师");

    @AfterEach
    void close() {
        db.close();
    }

    /** A clock that a test can move. */
    static final class TestClock extends Clock {
        Instant now = TODAY.atTime(9, 2).atZone(ZONE).toInstant();

        void to(LocalDate day) {
            now = day.atTime(10, 0).atZone(ZONE).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static long resident(Db db, String name, LocalDate birth, String... categories) {
        return db.write(() -> {
            var row = db.writing().newRecord(RESIDENT);
            row.setName(name);
            row.setNameSort(name);
            row.setSearchKey(name);
            row.setSex("0");
            row.setBirthOn(birth);
            row.setStatus("ACTIVE");
            row.setCreatedAt(TODAY.atStartOfDay().atOffset(ZoneOffset.UTC));
            row.setUpdatedAt(TODAY.atStartOfDay().atOffset(ZoneOffset.UTC));
            row.setTouched(1L);
            row.setVersion(1L);
            row.insert();
            for (String category : categories) {
                db.writing().insertInto(RESIDENT_CATEGORY).columns(RESIDENT_CATEGORY.RESIDENT_ID, RESIDENT_CATEGORY.CODE)
                        .values(row.getId(), category).execute();
            }
            return row.getId();
        });
    }

    private Need.Draft draft(String body, String category, String owner) {
        return new Need.Draft(Need.Asker.ANONYMOUS, body, NeedChannel.WINDOW, category, null, owner, null);
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.key()).isEqualTo(key);
            assertThat(error.getMessage()).doesNotContain("{");
        });
    }

    @Test
    void goesTheWholeWayAndKeepsEveryStep() {
        long asker = resident(db, "林小满", LocalDate.of(1950, 3, 1));
        Need need = needs.register(new Need.Draft(Need.Asker.resident(asker, "林小满"), " 想要一个固定的练舞场地 ",
                NeedChannel.VISIT, null, null, null, null));
        assertThat(need.no()).isEqualTo("2026-0001");
        assertThat(need.body()).isEqualTo("想要一个固定的练舞场地");
        assertThat(need.asker().name()).isEqualTo("林小满");
        assertThat(need.progress().dueOn()).isEqualTo(TODAY.plusDays(7));
        need = needs.sort(need.id(), need.version(), "文体活动", FocusGroup.ELDER);
        need = needs.assign(need.id(), need.version(), "陈老师", TODAY.plusDays(3));
        need = needs.start(need.id(), need.version(), null);
        need = needs.reply(need.id(), need.version(), "每周三晚多功能厅可用", TODAY);
        need = needs.revisit(need.id(), need.version(), 5, "很高兴");
        assertThat(need.status()).isEqualTo(NeedStatus.REVISITED);
        assertThat(need.progress().closedOn()).isEqualTo(TODAY);
        assertThat(needs.steps(need.id())).extracting(Need.Step::status).isEqualTo(NeedStatus.WAY);
        assertThat(needs.steps(need.id())).allSatisfy(step -> assertThat(step.staffName()).isEqualTo("周老师"));
    }

    @Test
    void theFormsFieldsLeadAsFarAsTheyReach() {
        assertThat(needs.register(draft("路灯不亮", null, "陈老师")).status()).isEqualTo(NeedStatus.REGISTERED);
        assertThat(needs.register(draft("路灯不亮", "环境物业", null)).status()).isEqualTo(NeedStatus.SORTED);
        Need assigned = needs.register(draft("路灯不亮", "环境物业", "陈老师"));
        assertThat(assigned.status()).isEqualTo(NeedStatus.ASSIGNED);
        assertThat(assigned.no()).isEqualTo("2026-0003");
        assertThat(needs.steps(assigned.id())).hasSize(3);
    }

    @Test
    void refusesWhatIsMissing() {
        refused("error.needs.noBody", () -> needs.register(draft(" ", null, null)));
        refused("error.needs.noChannel", () -> needs.register(
                new Need.Draft(Need.Asker.ANONYMOUS, "路灯不亮", null, null, null, null, null)));
        refused("error.needs.noResident", () -> needs.register(new Need.Draft(
                new Need.Asker(Need.AskerKind.RESIDENT, null, "x", null, null), "路灯不亮", NeedChannel.BOX, null, null, null, null)));
        refused("error.needs.dueBefore", () -> needs.register(new Need.Draft(Need.Asker.ANONYMOUS, "路灯不亮",
                NeedChannel.BOX, null, null, null, TODAY.minusDays(1))));
        refused("error.needs.longBody", () -> needs.register(draft("长".repeat(4001), null, null)));
        assertThat(needs.list(NeedList.Filter.ALL).total()).isZero();
    }

    @Test
    void closesOnlyWithReplyDateAndAnswer() {
        Need need = needs.register(draft("路灯不亮", "环境物业", "陈老师"));
        long id = need.id();
        refused("error.needs.step", () -> needs.revisit(id, need.version(), 5, null));
        refused("error.needs.noReply", () -> needs.reply(id, need.version(), " ", TODAY));
        refused("error.needs.replyDate", () -> needs.reply(id, need.version(), "已修好", null));
        refused("error.needs.replyDate", () -> needs.reply(id, need.version(), "已修好", TODAY.plusDays(1)));
        refused("error.needs.replyDate", () -> needs.reply(id, need.version(), "已修好", TODAY.minusDays(1)));
        Need replied = needs.reply(id, need.version(), "已修好", TODAY);
        refused("error.needs.noSatisfaction", () -> needs.revisit(id, replied.version(), null, null));
        refused("error.needs.noSatisfaction", () -> needs.revisit(id, replied.version(), 6, null));
        Need closed = needs.revisit(id, replied.version(), 0, null);
        assertThat(closed.progress().satisfaction()).isZero();
        assertThat(needs.steps(id).getLast().note()).isEqualTo("联系不上");
    }

    @Test
    void keepsTheOrderOfSteps() {
        Need need = needs.register(draft("路灯不亮", null, null));
        refused("error.needs.step", () -> needs.assign(need.id(), need.version(), "陈老师", null));
        refused("error.needs.step", () -> needs.start(need.id(), need.version(), null));
        refused("error.needs.step", () -> needs.reply(need.id(), need.version(), "好", TODAY));
        refused("error.needs.step", () -> needs.reopen(need.id(), need.version(), "再办"));
        assertThat(needs.get(need.id())).isEqualTo(need);
    }

    @Test
    void theSecondOfTwoEditsIsRefused() {
        Need need = needs.register(draft("路灯不亮", null, null));
        needs.sort(need.id(), need.version(), "环境物业", null);
        refused("error.needs.changed", () -> needs.sort(need.id(), need.version(), "便民", null));
        assertThat(needs.get(need.id()).progress().category()).isEqualTo("环境物业");
    }

    @Test
    void voidingAndReopeningNeedAReasonAndAreKept() {
        Need need = needs.register(draft("路灯不亮", "环境物业", null));
        refused("error.needs.noReason", () -> needs.cancel(need.id(), need.version(), ""));
        Need gone = needs.cancel(need.id(), need.version(), "重复登记");
        assertThat(gone.status()).isEqualTo(NeedStatus.VOID);
        Need back = needs.reopen(gone.id(), gone.version(), "不是重复");
        assertThat(back.status()).isEqualTo(NeedStatus.SORTED);
        assertThat(needs.steps(back.id())).extracting(Need.Step::note).contains("重复登记").anyMatch(n -> n.contains("不是重复"));
    }

    @Test
    void reopeningAClosedNeedAsksTheResidentAnew() {
        Need need = needs.register(draft("路灯不亮", "环境物业", "陈老师"));
        need = needs.reply(need.id(), need.version(), "已修好", TODAY);
        need = needs.revisit(need.id(), need.version(), 1, null);
        need = needs.reopen(need.id(), need.version(), "又坏了");
        assertThat(need.status()).isEqualTo(NeedStatus.ASSIGNED);
        assertThat(need.progress().satisfaction()).isNull();
        assertThat(need.progress().closedOn()).isNull();
        assertThat(need.progress().reply()).isEqualTo("已修好");
    }

    @Test
    void countsWhatIsLateByOwner() {
        needs.register(draft("路灯不亮", "环境物业", "陈老师"));
        needs.register(draft("电梯坏了", "环境物业", "陈老师"));
        needs.register(draft("想学书法", "文体活动", "林老师"));
        Need answered = needs.register(draft("想学唱歌", "文体活动", "林老师"));
        needs.reply(answered.id(), answered.version(), "周五开班", TODAY);
        needs.register(draft("没人管", null, null));
        assertThat(needs.late()).isZero();
        clock.to(TODAY.plusDays(7));
        assertThat(needs.late()).isZero();
        clock.to(TODAY.plusDays(8));
        assertThat(needs.late()).isEqualTo(4);
        assertThat(needs.lateByOwner()).isEqualTo(Map.of("陈老师", 2, "林老师", 1, "", 1));
        assertThat(needs.list(NeedList.Filter.of(Map.of("late", "", "owner", "陈老师"))).rows())
                .extracting(NeedList.Row::lateDays).containsExactly(1L, 1L);
    }

    @Test
    void filtersAndCounts() {
        long asker = resident(db, "林小满", LocalDate.of(1950, 3, 1));
        needs.register(new Need.Draft(Need.Asker.resident(asker, "林小满"), "想要练舞场地", NeedChannel.VISIT, "文体活动",
                FocusGroup.ELDER, null, null));
        needs.register(draft("路灯不亮", "环境物业", "陈老师"));
        needs.register(draft("说不清", null, null));
        NeedList all = needs.list(NeedList.Filter.ALL);
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.byStatus()).isEqualTo(Map.of(NeedStatus.REGISTERED, 1, NeedStatus.SORTED, 1, NeedStatus.ASSIGNED, 1));
        NeedList sorted = needs.list(NeedList.Filter.of(Map.of("status", "SORTED")));
        assertThat(sorted.rows()).extracting(NeedList.Row::who).containsExactly("林小满");
        assertThat(sorted.all()).as("the chips keep their counts").isEqualTo(3);
        assertThat(needs.list(NeedList.Filter.of(Map.of("text", "林小"))).total()).isEqualTo(1);
        assertThat(needs.list(NeedList.Filter.of(Map.of("text", "路灯"))).total()).isEqualTo(1);
        assertThat(needs.list(NeedList.Filter.of(Map.of("text", "%"))).total()).isZero();
        assertThat(needs.list(NeedList.Filter.of(Map.of("category", "-"))).total()).isEqualTo(1);
        assertThat(needs.list(NeedList.Filter.of(Map.of("group", "ELDER", "channel", "VISIT"))).total()).isEqualTo(1);
        assertThat(needs.list(NeedList.Filter.of(Map.of("from", "2026-11-25"))).total()).isZero();
        assertThat(needs.list(NeedList.Filter.of(Map.of("from", "2026-11-24", "to", "2026-11-24"))).total()).isEqualTo(3);
        assertThat(needs.list(NeedList.Filter.of(Map.of("resident", "" + asker))).total()).isEqualTo(1);
    }

    @Test
    void theResidentsGroupComesFromAgeAndCategories() {
        assertThat(needs.group(resident(db, "老", LocalDate.of(1966, 11, 24)))).contains(FocusGroup.ELDER);
        assertThat(needs.group(resident(db, "将老", LocalDate.of(1966, 11, 25)))).isEmpty();
        assertThat(needs.group(resident(db, "小", LocalDate.of(2019, 1, 1)))).contains(FocusGroup.CHILD);
        assertThat(needs.group(resident(db, "新", LocalDate.of(1996, 1, 1), "NEW_EMPLOY"))).contains(FocusGroup.NEW);
        assertThat(needs.group(resident(db, "未知", null, "OLD_ALONE"))).as("an age is never guessed").isEmpty();
        setting(FocusRules.SETTING, "2026-01-01 70 17 NEW_RESIDENT");
        assertThat(needs.group(resident(db, "少年", LocalDate.of(2009, 1, 1)))).as("by the centre's own rules").contains(FocusGroup.CHILD);
    }

    @Test
    void categoriesAreTheCentresOwnAndHintsComeFromWords() {
        assertThat(needs.categories().names()).contains("亲子教育", "文体活动", "为老服务", "议事协商");
        var hint = needs.categories().suggest("孩子 7 岁,想学画画,周末有空").orElseThrow();
        assertThat(hint.category()).isEqualTo("亲子教育");
        assertThat(hint.words()).contains("孩子", "画画");
        assertThat(NeedCategories.gaps("想跳舞没有场地,也没人教")).extracting(NeedCategories.Suggestion::category)
                .containsExactly("缺场地", "缺指导");
        setting(NeedCategories.SETTING, "民生\n\n 其它 \n民生");
        setting(Needs.DUE_DAYS, "3");
        assertThat(needs.categories().names()).containsExactly("民生", "其它");
        assertThat(needs.defaultDue()).isEqualTo(TODAY.plusDays(3));
    }

    private void setting(String name, String content) {
        db.write(() -> {
            db.writing().insertInto(SETTING).columns(SETTING.SCOPE, SETTING.NAME, SETTING.CONTENT, SETTING.VERSION)
                    .values("", name, content, 1L).execute();
        });
    }

    @Test
    void sortsManyByTheirWordsAndTakesItBack() {
        Need dance = needs.register(draft("想跳舞没有场地", null, null));
        Need lamp = needs.register(draft("楼道路灯不亮", null, null));
        needs.register(draft("说不清的事", null, null));
        List<NeedCategories.Guess> guesses = needs.guesses();
        assertThat(guesses).extracting(guess -> guess.suggestion().category()).containsExactly("文体活动", "环境物业");
        needs.sort(lamp.id(), lamp.version(), "便民", null);
        List<NeedCategories.Guess> sorted = needs.sort(guesses);
        assertThat(sorted).as("what was touched since is passed over").extracting(NeedCategories.Guess::id).containsExactly(dance.id());
        assertThat(needs.get(dance.id()).status()).isEqualTo(NeedStatus.SORTED);
        assertThat(needs.get(lamp.id()).progress().category()).isEqualTo("便民");
        assertThat(needs.unsort(sorted)).isEqualTo(1);
        assertThat(needs.get(dance.id()).status()).isEqualTo(NeedStatus.REGISTERED);
        assertThat(needs.get(dance.id()).progress().category()).isNull();
        assertThat(needs.unsort(sorted)).as("only once").isZero();
    }

    @Test
    void likeCountsPeopleOnce() {
        long asker = resident(db, "林小满", LocalDate.of(1950, 3, 1));
        Need first = needs.register(new Need.Draft(Need.Asker.resident(asker, "林小满"), "想跳舞", NeedChannel.BOX, "文体活动", null, null, null));
        needs.register(new Need.Draft(Need.Asker.resident(asker, "林小满"), "想唱歌", NeedChannel.BOX, "文体活动", null, null, null));
        needs.register(draft("想下棋", "文体活动", null));
        needs.register(draft("路灯不亮", "环境物业", null));
        NeedList.Like like = needs.like(first);
        assertThat(like.asks()).isEqualTo(3);
        assertThat(like.people()).isEqualTo(2);
        assertThat(like.newest()).extracting(NeedList.Row::body).containsExactly("想下棋", "想唱歌");
    }

    @Test
    void theSlipTellsWhatBecameOfIt() {
        Need need = needs.register(new Need.Draft(Need.Asker.visitor("王小明", null), "路灯不亮", NeedChannel.PHONE, "环境物业", null, "陈老师", null));
        assertThat(needs.slip(need.id())).contains("2026-0001", "王*明", "路灯不亮", "派办", "2026-12-01").doesNotContain("王小明");
        needs.reply(need.id(), need.version(), "已修好", TODAY);
        assertThat(needs.slip(need.id())).contains("已修好", "2026-11-24");
    }

    @Test
    void everyStatusHasItsWord() {
        for (NeedStatus status : NeedStatus.values()) {
            assertThat(Texts.of(status)).isNotBlank();
        }
        assertThat(List.of(NeedChannel.values())).hasSize(7).allSatisfy(channel -> assertThat(Texts.of(channel)).isNotBlank());
        assertThat(NeedChannel.find("最In小程序")).contains(NeedChannel.MINIAPP);
    }
}
