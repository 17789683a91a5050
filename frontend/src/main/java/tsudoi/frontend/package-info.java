/// What both applications show: tokens, components, pictures. Nothing here knows a rule or a
/// record of the domain; everything shown is handed in.
///
/// **Style sheets** (`@StyleSheet`, served under `tsudoi/`): `tsudoi/kiosk.css` for kiosk screens
/// (below `.kiosk`), `tsudoi/desk.css` for the manager's and the staff desk (below `.desk`, themes
/// Vaadin's own components too), `tsudoi/phone.css` for plain HTML pages on phones. Each starts
/// with a list of its class names. `tokens.css` comes with the first two. Themes are classes on
/// the frame: `evening`, `contrast`, `text-large`, `text-larger`, `lower`.
///
/// **Words** are written with readings in [RubyNotation]: `今日《きょう》の ｜受付《うけつけ》`; a
/// space separates phrases and is where titles and buttons break. [RubyText] shows them;
/// `RubyNotation.parse(s).html()` and `.plain()` serve other pages.
///
/// **Kiosk frame**: [KioskScreen] with [HomeHead] or [TopBar], [FlowBar], [ToolBar]; inside it
/// [StepBar], [ScreenText], [Notice], [Fact], [BigButton], [BigNumber], [ActivityCard], [SeatMeter].
/// `KioskScreen.setTextStep`, `setLower`, `setContrast`, `setEvening` switch its modes.
///
/// **Home**: a `Div` with the class `home-grid` holding [NextActivity], a `Div.day-cards` of
/// [DayCard]s, [HereCard], and two `Div`s `main-actions` (two `tall()` buttons) and `more-actions`
/// (three). For the mode with controls in the lower half number the cards (`numbered`,
/// `numberedFrom`) and put `Div.number-choices` and the buttons into `KioskScreen.actions`.
///
/// **Lists**: `Div.filter-row` > `Span.filter-name` + `Div.choices` (`in-columns` for categories),
/// `Div.activity-list` of [ActivityCard]s, `Div.pager`. **One activity**: `Div.scene-head` with a
/// category class, `Div.facts-grid` of [Fact]s, `Div.ways` of `Div.way`. The test class
/// `StyleGuide` builds every one of these screens; its test writes them to `target/style-guide`.
///
/// **Answers**: [StateResult] with [ReceiptCode], [QrCode] and [Countdown]; `FlowBar.finish` ends
/// them; [StateTag] in small spaces; [ResultSound] is included in a result.
///
/// **Input**: [KanaKeyboard], [NumberPad] (fields with a `String` value); [ScannerListener],
/// [IdleWatch] (add one to the screen; listeners are called on the server).
///
/// Components take their few own words from the locale of the page when they are built, so set the
/// `UI`'s locale first: without one Vaadin takes that of the machine.
///
/// **Pictures**: [Icon] and [IconView], [Picture] with [Pictogram], [CategoryTag] and
/// [CategoryPicture], [TsudoiMark], [Horizon].
///
/// **Desk**: [AttendanceMeter], [StateTag], [LineStatus]; layout classes are listed in `desk.css`.
@org.jspecify.annotations.NullMarked
package tsudoi.frontend;
