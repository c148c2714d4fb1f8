//! Postings with the skills they are to ask for.

use serde_json::{Value, json};

/// Skills that the catalogue knows under just these names, whatever stands beside them.
pub(crate) const SKILLS: [&str; 72] = [
    "Python",
    "JavaScript",
    "TypeScript",
    "Java",
    "Kotlin",
    "Scala",
    "C++",
    "C#",
    "PHP",
    "Ruby",
    "SQL",
    "PostgreSQL",
    "MySQL",
    "MongoDB",
    "Redis",
    "Elasticsearch",
    "Cassandra",
    "Snowflake",
    "BigQuery",
    "dbt",
    "Apache Airflow",
    "Apache Kafka",
    "RabbitMQ",
    "Apache Flink",
    "Hadoop",
    "Databricks",
    "Tableau",
    "Power BI",
    "Looker",
    "Docker",
    "Kubernetes",
    "Terraform",
    "Ansible",
    "Jenkins",
    "GitHub Actions",
    "GitLab CI",
    "Prometheus",
    "Grafana",
    "Datadog",
    "OpenTelemetry",
    "AWS",
    "Azure",
    "Google Cloud",
    "AWS Lambda",
    "Amazon S3",
    "Linux",
    "Git",
    "GraphQL",
    "gRPC",
    "REST APIs",
    "Node.js",
    "Vue.js",
    "Angular",
    "Next.js",
    "Django",
    "FastAPI",
    "Spring Boot",
    "PyTorch",
    "TensorFlow",
    "scikit-learn",
    "pandas",
    "NumPy",
    "LangChain",
    "MLflow",
    "Figma",
    "Playwright",
    "Cypress",
    "Selenium",
    "OAuth",
    "Scrum",
    "Jira",
    "Confluence",
];

/// What a posting says.
pub(crate) struct Posting {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) employer: String,
    pub(crate) place: String,
    pub(crate) posted_on: String,
    pub(crate) url: String,
    pub(crate) text: String,
    /// Lowest and highest amount a year, and the currency.
    pub(crate) pay: Option<(u32, u32, &'static str)>,
}

impl Posting {
    /// An ordinary posting of this number, which asks for these skills.
    pub(crate) fn new(number: usize, day: &str, required: &[&str], preferred: &[&str]) -> Self {
        let employer = format!("{} {}", EMPLOYERS[number % EMPLOYERS.len()], number / 9 % 12);
        Self {
            id: format!("x{number}"),
            title: format!("{} Engineer, {}", LEVELS[number % 4], TEAMS[number % TEAMS.len()]),
            employer,
            place: PLACES[number % PLACES.len()].to_owned(),
            posted_on: day.to_owned(),
            url: format!("https://example.org/jobs/{number}"),
            text: text(number, required, preferred),
            pay: None,
        }
    }

    /// A line of a snapshot.
    pub(crate) fn line(&self) -> String {
        let mut line = json!({
            "id": self.id,
            "title": self.title,
            "company": self.employer,
            "location": self.place,
            "posted_on": self.posted_on,
            "url": self.url,
            "description": self.text,
        });
        if let Some((low, high, currency)) = self.pay {
            line["salary_min"] = Value::from(low);
            line["salary_max"] = Value::from(high);
            line["salary_currency"] = Value::from(currency);
            line["salary_period"] = Value::from("year");
        }
        format!("{line}\n")
    }
}

/// `count` skills, others for each number.
pub(crate) fn some_skills(number: usize, count: usize) -> Vec<&'static str> {
    // A step without a common factor with the length comes by every skill once.
    let step = [5, 7, 11, 13, 17, 19][number % 6];
    (0..count).map(|index| SKILLS[(number * 31 + index * step) % SKILLS.len()]).collect()
}

const EMPLOYERS: [&str; 9] = [
    "Aldermoor",
    "Brackwater",
    "Cindervale",
    "Dunlattice",
    "Elmsgarth",
    "Farrowfield",
    "Gildenmere",
    "Hollowick",
    "Ironbridge",
];
const LEVELS: [&str; 4] = ["Junior", "Software", "Senior", "Staff"];
const TEAMS: [&str; 7] =
    ["Search", "Billing", "Maps", "Identity", "Storage", "Reports", "Messaging"];
const PLACES: [&str; 6] = ["Lisbon", "Remote, Europe", "Oslo", "Vienna", "Toronto", "Nairobi"];
const WORK: [&str; 11] = [
    "The team keeps timetables of ferries",
    "We print labels for laboratories",
    "Our customers are small libraries",
    "We forecast how much bread is sold",
    "The product books rooms in hospitals",
    "We sort letters by hand and machine",
    "We measure noise beside motorways",
    "The archive holds maps of four centuries",
    "We repair lifts before they stop",
    "Our readers follow chess in nine countries",
    "We lend tools to neighbours",
];
const DUTIES: [&str; 13] = [
    "Answer for one service from design to night watch",
    "Move an old database without a pause",
    "Write down what you decide and why",
    "Halve the time that a release takes",
    "Talk with the people who call support",
    "Find out why one page in a thousand is slow",
    "Teach the next colleague",
    "Take away what nobody uses",
    "Plan a quarter with two other teams",
    "Make failures visible before customers see them",
    "Replace forms on paper",
    "Review what others write",
    "Keep costs in sight",
];

fn text(number: usize, required: &[&str], preferred: &[&str]) -> String {
    let mut text = format!(
        "{}, for {} people so far.\n\nWhat you will do\n",
        WORK[number % WORK.len()],
        3 + number * 17 % 4001
    );
    for index in 0..4 {
        text.push_str(&format!("- {}\n", DUTIES[(number * 5 + index * 3 + number / 13) % 13]));
    }
    for (heading, skills) in [("Requirements", required), ("Nice to have", preferred)] {
        if !skills.is_empty() {
            text.push_str(&format!("\n{heading}\n"));
        }
        for (index, skill) in skills.iter().enumerate() {
            text.push_str(&match (number + index) % 3 {
                0 => format!("- {skill}\n"),
                1 => format!("- Experience with {skill}\n"),
                _ => format!("- {skill} in daily use\n"),
            });
        }
    }
    text
}
