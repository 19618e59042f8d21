module github.com/tearsheet-news/tearsheet

go 1.26.0

require (
	github.com/saintfish/chardet v0.0.0-20230101081208-5e3ef4b5456d
	golang.org/x/net v0.62.0
	golang.org/x/text v0.43.0
)
