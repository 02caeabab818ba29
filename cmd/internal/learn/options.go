package learn

// Options say where the corpora are that weights are learned from, and where
// the weights go.
type Options struct {
	Polnear string // folder of PolNeAR, with train and dev
	Names   string // canonical names of the training articles
	Pdnc    string // folder of PDNC
	Sets    string // folder of the texts to measure with that the project wrote
	Cases   string // pattern of the files of cases whose labels are learned from
	Pages   string // file of the texts of web pages, whose fragments in Sets are labelled
	Stories string // files of stretches of stories, with commas
	Tags    string // file that the tagger is written to
	Weights string // folder that the weights are written to
	Python  string // interpreter that has LightGBM
	Quick   bool   // cross-validation of stories: compare with fewer and coarser trees
	Sure    bool   // the same: with confidence and excerpts
	Folds   int    // the same: how many folds
	Out     string // cross-validation: folder for the predictions; empty for none
}
